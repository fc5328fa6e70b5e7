import { formatAmount, type Amount } from '@orgcost/money';

/** For people: two decimals, thousands apart. Every digit is in CSV and JSON. */
export function readableAmount(amount: Amount): string {
  return formatAmount(amount, 2).replace(/\B(?=(?:\d{3})+\.)/g, ',');
}

export const roundingNote =
  'Amounts are rounded to two decimals here: --format csv or json gives every digit.';
