import Big from 'big.js';
import { canonical, zero, type Amount } from './amount';
import { Decimal } from './decimal';

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
  const total = weights.reduce((sum, weight) => sum.plus(weight), new Decimal(zero));
  if (weights.some((weight) => weight.startsWith('-')) || !total.gt(zero)) {
    throw new RangeError('An amount is split by weights that are not negative and not all zero');
  }
  const whole = new Decimal(amount);
  const scale = Math.max(decimals, decimalsOf(amount));
  const unit = new Decimal(`${whole.lt(zero) ? '-' : ''}1e-${scale}`);

  // Divided by `total` last, as an integer division of units, so that nothing is rounded before it is cut.
  const shares = weights.map((weight) => cut(whole.times(weight), total, scale));
  let remainder = shares.reduce((rest, share) => rest.minus(share), whole);
  for (let index = 0; !remainder.eq(zero); index = (index + 1) % shares.length) {
    const share = shares[index];
    if (share === undefined || weights[index] === zero) continue;
    shares[index] = share.plus(unit);
    remainder = remainder.minus(unit);
  }
  return shares.map(canonical);
}

function cut(dividend: Big, divisor: Big, scale: number): Big {
  const Division = Big();
  Division.strict = true;
  Division.DP = scale;
  Division.RM = Big.roundDown;
  return new Decimal(new Division(dividend.toFixed()).div(divisor.toFixed()).toFixed());
}

function decimalsOf(amount: Amount): number {
  return amount.split('.')[1]?.length ?? 0;
}
