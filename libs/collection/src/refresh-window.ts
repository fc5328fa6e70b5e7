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

/**
 * The days to read on `today` (UTC), up to and with it: the open month, and the previous one while it still
 * settles. After a pause, also every month that was not yet settled at the last complete collection.
 */
export function refreshWindow(today: UtcDay, lastComplete: UtcDay = today): DayRange {
  const earliest = lastComplete < today ? lastComplete : today;
  return { from: firstUnsettledDay(earliest), to: addDays(today, 1) };
}

function firstUnsettledDay(day: UtcDay): UtcDay {
  const period = billingPeriodOf(day);
  const settled = dayOfMonth(day) > lastDayOfPreviousMonth;
  return daysOfBillingPeriod(settled ? period : addMonths(period, -1)).from;
}
