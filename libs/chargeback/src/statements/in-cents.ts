import { roundTogether, type Amount, type Currency } from '@orgcost/money';
import { grouped } from '../ownership/grouped';
import { minorUnitOf } from './minor-unit';

/** Each in whole cents, such that all of a currency sum to their rounded sum. */
export function inCents<Item extends { readonly currency: Currency }>(
  items: readonly Item[],
  amountOf: (item: Item) => Amount,
): ReadonlyMap<Item, Amount> {
  const cents = new Map<Item, Amount>();
  for (const [currency, own] of grouped(items, (item) => item.currency)) {
    const rounded = roundTogether(own.map(amountOf), minorUnitOf(currency));
    for (const [index, item] of own.entries()) {
      const amount = rounded[index];
      if (amount !== undefined) cents.set(item, amount);
    }
  }
  return cents;
}
