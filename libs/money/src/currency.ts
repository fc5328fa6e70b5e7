import { addAmounts } from './arithmetic';
import { zero, type Amount } from './amount';

/** ISO 4217 code as the source gives it, such as `USD` or `CNY`. */
export type Currency = string;

export interface Money {
  readonly amount: Amount;
  readonly currency: Currency;
}

/** Exact totals, one for each currency, in the order of the codes. Currencies are never added to each other. */
export function sumByCurrency(items: Iterable<Money>): Money[] {
  const totals = new Map<Currency, Amount>();
  for (const { amount, currency } of items) {
    totals.set(currency, addAmounts(totals.get(currency) ?? zero, amount));
  }
  return [...totals]
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
