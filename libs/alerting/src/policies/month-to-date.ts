import type { CrossingOf } from '../alerts/crossing';
import { amountOf, isAbove, monthToDate } from './limit';
import type { View } from './view';

/** Months that cost more than the limit so far, in whole units of the currency. */
export function monthToDateCrossings(
  limit: number,
  { found, months, all }: View,
): CrossingOf<'month-to-date'>[] {
  const above = amountOf(limit);
  return months
    .map((period) => ({ period, amount: monthToDate(period, all) }))
    .filter(({ amount }) => isAbove(amount, above))
    .map((month) => ({ policy: 'month-to-date', ...found, ...month, above }));
}
