import { containsDay, daysOf, utcDayOf, type CostLine } from '@orgcost/domain';
import type { Crossing } from '../alerts/crossing';
import { amountsByDay, isRunning } from '../series/amounts-by-day';
import type { ObservedDay } from '../series/observed-day';
import { isSettled } from '../series/settled';
import type { Looking } from '../policies/view';
import type { Explanation } from './explanation';
import { daysMoved, servicesMoved } from './movers';
import { completed, partsOf } from './parts';
import { rangeOf } from './range-of';

/**
 * Why an account costs what was found.
 * @param days of the account as they were known then, in order, from `historyFrom` on
 */
export function explain(
  crossing: Crossing,
  days: readonly ObservedDay[],
  looking: Looking,
): Explanation {
  const range = rangeOf(crossing);
  const inRange = days.filter(({ day }) => containsDay(range, day));
  const counts = crossing.policy === 'change' ? isRunning : () => true;
  const leavesOut = (line: CostLine) => !counts(line);
  const settled = days.filter((day) => isSettled(day, looking.settleHours));
  const settledDays = new Set(settled.map(({ day }) => day));
  const there = new Set(inRange.map(({ day }) => day));
  const today = utcDayOf(crossing.at);
  return {
    range,
    parts: completed(
      partsOf(inRange, looking, counts),
      crossing.amount,
      crossing.policy === 'forecast' ? 'to-come' : 'not-in-ledger',
    ),
    notCounted: partsOf(inRange, looking, leavesOut),
    services: servicesMoved(days, range, looking, counts, settledDays),
    // What came in of a day that is not whole yet is no move.
    days: daysMoved(range, amountsByDay(settled, looking, counts)),
    unsettled: inRange.map(({ day }) => day).filter((day) => !settledDays.has(day)),
    missing: daysOf(range).filter((day) => day < today && !there.has(day)),
  };
}
