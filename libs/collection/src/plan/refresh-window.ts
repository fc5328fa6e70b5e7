import {
  addDays,
  addMonths,
  billingPeriodOf,
  dayOfMonth,
  daysOfBillingPeriod,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';

/**
 * Through this day of the month (UTC) the previous month is read again as a whole: AWS finalizes bills around
 * day 1–5, and support charges land on day 6–7.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/invoice.html
 */
const lastDayOfPreviousMonth = 8;

const monthsKept = 13;

/**
 * The days to read on `today` (UTC), up to and with it: the open month, and the previous one while it still
 * settles. After a pause, also every month that was not yet settled at the last complete collection.
 */
export function refreshWindow(today: UtcDay, lastComplete: UtcDay = today): DayRange {
  const from = firstDayDueSince(today, lastComplete);
  const earliest = earliestDay(today);
  return { from: from < earliest ? earliest : from, to: addDays(today, 1) };
}

/** The same, whether Cost Explorer still has the days or not. */
export function firstDayDueSince(today: UtcDay, lastComplete: UtcDay): UtcDay {
  const due = firstDayDue(today, dayOfMonth(today) <= lastDayOfPreviousMonth);
  // What was read on the last day that is due needs no further look.
  const missed = firstDayDue(lastComplete, dayOfMonth(lastComplete) < lastDayOfPreviousMonth);
  return missed < due ? missed : due;
}

/**
 * The first UTC day that Cost Explorer still has: it keeps 13 months besides the open one.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html
 */
export function earliestDay(today: UtcDay): UtcDay {
  return daysOfBillingPeriod(addMonths(billingPeriodOf(today), -monthsKept)).from;
}

function firstDayDue(day: UtcDay, withPreviousMonth: boolean): UtcDay {
  const period = billingPeriodOf(day);
  return daysOfBillingPeriod(withPreviousMonth ? addMonths(period, -1) : period).from;
}
