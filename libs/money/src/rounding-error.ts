import type { Amount } from './amount';
import { Decimal } from './decimal';

/**
 * Whether two amounts can stand for the same exact sum, where `rounded` numbers in all, those summed and a sum that was
 * given as such, were rounded to `decimals` places before: each is then at most half a unit of the last place off.
 */
export function differByRoundingAtMost(
  a: Amount,
  b: Amount,
  { rounded, decimals }: { rounded: number; decimals: number },
): boolean {
  const halfUnit = new Decimal(`5e-${decimals + 1}`);
  return new Decimal(a)
    .minus(b)
    .abs()
    .lte(halfUnit.times(String(rounded)));
}
