import Big from 'big.js';
import { canonical, zero, type Amount } from './amount';
import { Decimal } from './decimal';

/**
 * How many percent of `whole` `part` is, half to even, for people to read.
 * @throws RangeError for a whole of zero
 */
export function percentage(part: Amount, whole: Amount, decimals: number): Amount {
  if (whole === zero) throw new RangeError('There is no part of zero');
  const Division = Big();
  Division.strict = true;
  Division.DP = decimals;
  Division.RM = Big.roundHalfEven;
  const percents = new Division(new Decimal(part).times('100').toFixed()).div(whole);
  return canonical(new Decimal(percents.toFixed()));
}
