import { addDays, type UtcDay } from '@orgcost/domain';

/** The last day that ended at least 48 hours before 06:00 UTC of `today`: nearly all of its costs have arrived. */
export function lastSettledDay(today: UtcDay): UtcDay {
  return addDays(today, -3);
}
