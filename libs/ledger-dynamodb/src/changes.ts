import type { Instant } from '@orgcost/domain';
import type { EncodedDay } from './encoded-day';
import type { MonthCommits } from './entities/cost-month';

/** What an observation would do to the days of a month. */
export interface Changes {
  readonly write: readonly EncodedDay[];
  readonly unchanged: readonly EncodedDay[];
  readonly superseded: readonly EncodedDay[];
}

/** Compares what was seen with what is committed. The same again is no change, whenever it was seen. */
export function changesOf(
  seen: readonly EncodedDay[],
  fetchedAt: Instant,
  committed: MonthCommits | undefined,
): Changes {
  const changes: Record<keyof Changes, EncodedDay[]> = { write: [], unchanged: [], superseded: [] };
  for (const day of seen) {
    const current = committed?.days[day.day];
    if (current?.hash === day.hash) changes.unchanged.push(day);
    else if (current && current.fetchedAt > fetchedAt) changes.superseded.push(day);
    else changes.write.push(day);
  }
  return changes;
}
