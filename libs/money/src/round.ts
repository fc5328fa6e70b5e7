import Big from 'big.js';
import { canonical, type Amount } from './amount';
import { Decimal } from './decimal';

/** Half to even, so that many rounded lines do not drift in one direction. */
export function roundAmount(amount: Amount, decimals: number): Amount {
  return canonical(new Decimal(amount).round(decimals, Big.roundHalfEven));
}

/** Rounded and padded to exactly `decimals` decimals, for people to read. */
export function formatAmount(amount: Amount, decimals: number): string {
  return roundAmount(amount, decimals) === '0'
    ? new Decimal('0').toFixed(decimals)
    : new Decimal(amount).toFixed(decimals, Big.roundHalfEven);
}
