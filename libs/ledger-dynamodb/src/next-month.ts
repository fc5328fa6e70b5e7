import type { BillingPeriod, DayCosts } from '@orgcost/domain';
import type { Observation } from '@orgcost/collection';
import type { Changes } from './changes';
import type { EncodedRevision } from './cost-day-store';
import type { EncodedMonth } from './cost-month-store';
import type { EncodedDay } from './encoded-day';
import type { MonthCommits } from './entities/cost-month';
import { assertFitsItem } from './item-size';
import { encodeMatrix } from './matrix-text';
import { revisionId } from './revision-id';
import { rollUp } from './rollup';

/**
 * The next version of a month and the revisions that it commits.
 * @param others committed days that the observation does not tell
 * @throws ItemTooLargeError
 */
export function nextMonth(
  observation: Observation,
  period: BillingPeriod,
  { write, unchanged }: Changes,
  others: readonly DayCosts[],
  committed: MonthCommits | undefined,
): { readonly month: EncodedMonth; readonly revisions: readonly EncodedRevision[] } {
  const { account, fetchedAt, origin } = observation;
  const version = (committed?.version ?? 0) + 1;
  const days = { ...committed?.days };
  const revisions = write.map((day): EncodedRevision => {
    const revision = revisionOf(day, observation, version, days[day.day]?.revision);
    days[day.day] = { revision: revision.revision, hash: day.hash, fetchedAt, origin };
    return revision;
  });

  const { matrix, ...rollup } = rollUp([...write, ...unchanged, ...others]);
  const costs = encodeMatrix(rollup.metrics, matrix);
  assertFitsItem(costs, `costs of ${period}`);
  const known = Object.values(days);
  return {
    month: {
      account,
      period,
      version,
      ...rollup,
      costs,
      days,
      origins: [...new Set(known.map((day) => day.origin))].sort(),
      fetchedAt: known.map((day) => day.fetchedAt).reduce((a, b) => (a > b ? a : b), fetchedAt),
    },
    revisions,
  };
}

/**
 * The revision's id sorts in the order of commits. Writers that race for a version get different ids unless they
 * would store the very same: once stored, a revision never changes.
 */
function revisionOf(
  { day, estimated, metrics, costs, hash }: EncodedDay,
  { account, fetchedAt, origin }: Observation,
  version: number,
  previous: string | undefined,
): EncodedRevision {
  return {
    account,
    day,
    revision: revisionId(version, { hash, fetchedAt, origin }),
    ...(previous !== undefined && { previous }),
    fetchedAt,
    origin,
    estimated,
    metrics,
    costs,
  };
}
