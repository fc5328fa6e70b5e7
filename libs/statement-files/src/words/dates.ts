import {
  addDays,
  dayInWords,
  dayOfMonth,
  monthInWords,
  type BillingPeriod,
  type DayRange,
} from '@orgcost/domain';

/** `November 2026` */
export function periodInWords(period: BillingPeriod): string {
  return `${monthInWords(period)} ${period.slice(0, 4)}`;
}

/** `4 November`, `1 to 14 November` or `28 October to 3 November` */
export function rangeInWords({ from, to }: DayRange): string {
  const last = addDays(to, -1);
  if (from === last) return dayInWords(last);
  const isOneMonth = from.slice(0, 7) === last.slice(0, 7);
  return `${isOneMonth ? dayOfMonth(from) : dayInWords(from)} to ${dayInWords(last)}`;
}
