import { zero, type Amount } from './amount';
import { amountOfUnits, decimalsOf, unitsOf } from './units';

/**
 * Splits an amount in proportion to weights so that the shares sum to it
 * exactly. Each share is cut (toward zero) to `decimals` decimals, or to the
 * amount's own where it has more; what remains is handed out one smallest unit
 * at a time to the shares in their order, skipping weights of zero.
 *
 * @throws RangeError for no weights, a negative weight, or weights that sum to zero
 */
export function splitAmount(
  amount: Amount,
  weights: readonly Amount[],
  decimals: number,
): Amount[] {
  const weightScale = Math.max(0, ...weights.map(decimalsOf));
  const parts = weights.map((weight) => unitsOf(weight, weightScale));
  const total = parts.reduce((sum, part) => sum + part, 0n);
  if (parts.some((part) => part < 0n) || total === 0n) {
    throw new RangeError('An amount is split by weights that are not negative and not all zero');
  }
  const scale = Math.max(decimals, decimalsOf(amount));
  const whole = unitsOf(amount, scale);
  // Divided last, so that nothing is rounded before it is cut.
  const shares = parts.map((part) => (whole * part) / total);
  let rest = whole - shares.reduce((sum, share) => sum + share, 0n);
  const unit = rest < 0n ? -1n : 1n;
  // Each cut takes less than a unit, so that one round is enough.
  for (let index = 0; rest !== 0n; index += 1) {
    if (parts[index] === 0n) continue;
    shares[index] = (shares[index] ?? 0n) + unit;
    rest -= unit;
  }
  return shares.map((share) => (share === 0n ? zero : amountOfUnits(share, scale)));
}
