import { parseAmount, type Amount } from './amount';
import { addAmounts, compareAmounts, multiplyAmounts } from './arithmetic';

const half = parseAmount('0.5');

/** The one in the middle, or half of the sum of the two that are, exactly; nothing for none. */
export function medianAmount(amounts: readonly Amount[]): Amount | undefined {
  const sorted = [...amounts].sort(compareAmounts);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) return undefined;
  return upper === lower ? upper : multiplyAmounts(addAmounts(lower, upper), half);
}
