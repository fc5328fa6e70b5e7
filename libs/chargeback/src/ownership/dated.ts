import type { DayRange, UtcDay } from '@orgcost/domain';

/** What holds on UTC days: from ever without `from`, for good without `to`, the day after the last. */
export interface Dated {
  readonly from?: UtcDay;
  readonly to?: UtcDay;
}

export function holdsOn({ from, to }: Dated, day: UtcDay): boolean {
  return (from === undefined || from <= day) && (to === undefined || day < to);
}

/** Whether there is a day on which both hold. */
export function overlap(a: Dated, b: Dated): boolean {
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

/** The days on which something may change while a span lasts, its first one besides, in order. */
export function turningDays(
  span: Pick<DayRange, 'from'> & Pick<Dated, 'to'>,
  dated: readonly Dated[],
): UtcDay[] {
  const days = dated
    .flatMap(({ from = span.from, to = span.from }) => [from, to])
    .filter((day) => holdsOn(span, day));
  return [...new Set([span.from, ...days])].sort();
}

/** @param days in order, the first of the range among them */
export function spansBetween(days: readonly UtcDay[], { to }: DayRange): DayRange[] {
  return days.map((day, index) => ({ from: day, to: days[index + 1] ?? to }));
}

function startsBeforeEnd({ from }: Dated, { to }: Dated): boolean {
  return from === undefined || to === undefined || from < to;
}
