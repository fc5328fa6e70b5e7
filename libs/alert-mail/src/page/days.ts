import {
  addDays,
  dayInWords,
  dayOfMonth,
  daysBetween,
  billingPeriodOf,
  spansOf,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';

/** How many spans are named one by one. */
const named = 5;

/** `24 November`, `1 to 24 November`, `30 October to 2 November`. */
export function rangeInWords({ from, to }: DayRange): string {
  const last = addDays(to, -1);
  if (daysBetween(from, to) === 1) return dayInWords(from);
  const sameMonth = billingPeriodOf(from) === billingPeriodOf(last);
  return `${sameMonth ? dayOfMonth(from) : dayInWords(from)} to ${dayInWords(last)}`;
}

/** @param days in order */
export function daysInWords(days: readonly UtcDay[]): string {
  const spans = spansOf(days);
  const further = spans.slice(named).reduce((sum, { from, to }) => sum + daysBetween(from, to), 0);
  const more = further > 0 ? ` and ${further} more` : '';
  return `${spans.slice(0, named).map(rangeInWords).join(', ')}${more}`;
}
