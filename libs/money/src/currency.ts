import type { Amount } from './amount';
import { RunningSum } from './running-sum';

/** ISO 4217 code as the source gives it, such as `USD` or `CNY`. */
export type Currency = string;

export interface Money {
  readonly amount: Amount;
  readonly currency: Currency;
}

/** Exact totals, one for each currency, in the order of the codes. Currencies are never added to each other. */
export function sumByCurrency(items: Iterable<Money>): Money[] {
  const sums = new Map<Currency, RunningSum>();
  for (const { amount, currency } of items) {
    const sum = sums.get(currency) ?? new RunningSum();
    sums.set(currency, sum);
    sum.add(amount);
  }
  return [...sums]
    .map(([currency, sum]) => ({ amount: sum.total(), currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
