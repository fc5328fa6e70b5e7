import { addDays, daysBetween, type DayRange, type UtcDay } from '@orgcost/domain';
import { few } from './few';

/** `2026-08-01 to 2026-08-14, 2026-09-30` */
export function daySpans(days: readonly UtcDay[]): string {
  const spans = spansOf(days).map(({ from, to }) =>
    daysBetween(from, to) === 1 ? from : `${from} to ${addDays(to, -1)}`,
  );
  return few(spans);
}

/** @param days in order */
function spansOf(days: readonly UtcDay[]): DayRange[] {
  const spans: DayRange[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last?.to === day) spans.splice(-1, 1, { from: last.from, to: addDays(day, 1) });
    else spans.push({ from: day, to: addDays(day, 1) });
  }
  return spans;
}
