import type { Amount } from './amount';
import { formatAmount } from './round';

/** For people: two decimals, thousands apart. */
export function readableAmount(amount: Amount): string {
  return formatAmount(amount, 2).replace(/\B(?=(?:\d{3})+\.)/g, ',');
}
