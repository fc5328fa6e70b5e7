import { canonical, type Amount } from './amount';
import { Decimal } from './decimal';

/** The one in the middle, or half of the sum of the two that are, exactly; nothing for none. */
export function medianAmount(amounts: readonly Amount[]): Amount | undefined {
  const sorted = amounts.map((amount) => new Decimal(amount)).sort((a, b) => a.cmp(b));
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) return undefined;
  return canonical(upper === lower ? upper : lower.plus(upper).times('0.5'));
}
