import type { CrossingOf } from '../alerts/crossing';
import { amountOf, isAbove } from './limit';
import type { View } from './view';

/** Days that cost more than the limit, in whole units of the currency. */
export function dailyCrossings(limit: number, { found, days, all }: View): CrossingOf<'daily'>[] {
  const above = amountOf(limit);
  return days.flatMap((period) => {
    const amount = all.get(period);
    return amount !== undefined && isAbove(amount, above)
      ? [{ policy: 'daily', ...found, period, amount, above }]
      : [];
  });
}
