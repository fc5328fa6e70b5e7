import type { Amount } from './amount';
import { sumAmounts } from './arithmetic';
import { roundAmount } from './round';
import { amountOfUnits, decimalsOf, unitsOf } from './units';

/**
 * Rounds amounts so that they sum to their rounded sum (half to even): each is cut down, and what is missing is handed out
 * one unit at a time to those of which most was cut off, the first of equals first. Each is less than a unit off.
 * @param decimals of what they are rounded to
 */
export function roundTogether(amounts: readonly Amount[], decimals: number): Amount[] {
  const scale = Math.max(decimals, ...amounts.map(decimalsOf));
  const unit = 10n ** BigInt(scale - decimals);
  const cut = amounts.map((amount, index) => {
    const units = unitsOf(amount, scale);
    const rest = ((units % unit) + unit) % unit;
    return { index, rest, down: (units - rest) / unit };
  });
  const rounded = unitsOf(roundAmount(sumAmounts(amounts), decimals), decimals);
  const missing = Number(rounded - cut.reduce((sum, { down }) => sum + down, 0n));
  const up = new Set(
    [...cut]
      .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
      .slice(0, missing)
      .map(({ index }) => index),
  );
  return cut.map(({ index, down }) => amountOfUnits(up.has(index) ? down + 1n : down, decimals));
}
