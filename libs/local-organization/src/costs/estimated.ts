import {
  addDays,
  addMonths,
  daysOfBillingPeriod,
  type BillingPeriod,
  type UtcDay,
} from '@orgcost/domain';

/** Bills close on day 5 of the next month: https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html */
export function isEstimated(period: BillingPeriod, today: UtcDay): boolean {
  return today < addDays(daysOfBillingPeriod(addMonths(period, 1)).from, 5);
}
