import { hoursBetween, startOfDay } from '@orgcost/domain';
import type { ObservedDay } from './observed-day';

/**
 * Whether a day was looked at long enough after it had ended for its usage to be there: Cost Explorer brings it in for a
 * day or two. AWS's own label `Estimated` says nothing of that: figures of an open month have it to its end.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html
 */
export function isSettled(
  { day, seenAt }: Pick<ObservedDay, 'day' | 'seenAt'>,
  settleHours: number,
): boolean {
  return hoursBetween(startOfDay(day), seenAt) >= 24 + settleHours;
}
