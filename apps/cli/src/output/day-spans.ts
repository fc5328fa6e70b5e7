import { addDays, daysBetween, spansOf, type UtcDay } from '@orgcost/domain';
import { few } from './few';

/** `2026-08-01 to 2026-08-14, 2026-09-30` */
export function daySpans(days: readonly UtcDay[]): string {
  const spans = spansOf(days).map(({ from, to }) =>
    daysBetween(from, to) === 1 ? from : `${from} to ${addDays(to, -1)}`,
  );
  return few(spans);
}
