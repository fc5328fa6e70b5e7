import {
  addDays,
  daysOfBillingPeriod,
  dayRange,
  utcDayOf,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';
import type { Crossing } from '../alerts/crossing';

/** The days that a crossing is about: one, those of an anomaly, or its month as far as it had come when it was found. */
export function rangeOf(crossing: Crossing): DayRange {
  switch (crossing.policy) {
    case 'daily':
    case 'change':
    case 'test':
      return dayRange(crossing.period, addDays(crossing.period, 1));
    case 'anomaly':
      return dayRange(crossing.period, addDays(crossing.lastDay ?? crossing.period, 1));
    case 'month-to-date':
    case 'budget':
    case 'forecast': {
      const { from, to } = daysOfBillingPeriod(crossing.period);
      const end = addDays(utcDayOf(crossing.at), 1);
      return dayRange(from, end < to && end > from ? end : to);
    }
  }
}

/** Whoever owns the account on that day is told. */
export function lastDayOf(crossing: Crossing): UtcDay {
  return addDays(rangeOf(crossing).to, -1);
}
