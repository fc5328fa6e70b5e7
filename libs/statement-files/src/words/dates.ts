import { addDays, dayInWords, dayOfMonth, type DayRange } from '@orgcost/domain';

/** `4 November`, `1 to 14 November` or `28 October to 3 November` */
export function rangeInWords({ from, to }: DayRange): string {
  const last = addDays(to, -1);
  if (from === last) return dayInWords(last);
  const isOneMonth = from.slice(0, 7) === last.slice(0, 7);
  return `${isOneMonth ? dayOfMonth(from) : dayInWords(from)} to ${dayInWords(last)}`;
}
