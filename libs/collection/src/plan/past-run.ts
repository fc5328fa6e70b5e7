import { hoursBetween, type AccountId, type Instant } from '@orgcost/domain';
import type { Run } from '../run/run';

/** A run that was, as far as a new one may go on with it. */
export interface PastRun {
  readonly run: Run;
  /** Accounts whose cost it brought into the ledger, where it can be gone on with. */
  readonly complete: readonly AccountId[];
}

/** Cost Explorer is refreshed up to three times a day: what is younger need not be paid for again. */
const resumableHours = 8;

/**
 * Still fresh, and stopped, capped or hindered: trying again is likely to get further, unlike with a role that is
 * denied.
 */
export function isResumable({ startedAt, status, outcomes }: Run, now: Instant): boolean {
  const unfinished =
    status === 'running' ||
    [outcomes['left-for-next-run'], outcomes.throttled, outcomes.failed].some(
      (count) => (count ?? 0) > 0,
    );
  return unfinished && hoursBetween(startedAt, now) < resumableHours;
}
