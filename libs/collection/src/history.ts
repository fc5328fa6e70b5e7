import {
  hoursBetween,
  type AccountId,
  type DayRange,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import type { RunLedger } from './ports/run-ledger';
import { isComplete, type CollectionMode, type Run } from './run';

/** What earlier runs tell a new one. */
export interface History {
  /** Newest first. */
  readonly runs: readonly PastRun[];
  /** For each account the UTC day for which it was last collected completely. */
  readonly lastComplete: ReadonlyMap<AccountId, UtcDay>;
}

interface PastRun {
  readonly run: Run;
  /** Accounts whose cost it brought into the ledger. */
  readonly complete: readonly AccountId[];
}

/** Cost Explorer is refreshed up to three times a day: what is younger need not be paid for again. */
const resumableHours = 8;
const daysBetweenWatches = 7;
const runsLookedAt = 20;

/** Reads runs back until each account has been met, or enough runs have been seen. */
export async function lookBack(runs: RunLedger, accounts: readonly AccountId[]): Promise<History> {
  const past: PastRun[] = [];
  const lastComplete = new Map<AccountId, UtcDay>();
  const unmet = new Set(accounts);
  for (const run of await runs.latestRuns(runsLookedAt)) {
    if (unmet.size === 0 && !isUnfinished(run)) {
      past.push({ run, complete: [] });
      continue;
    }
    const results = await runs.results(run.id);
    past.push({
      run,
      complete: results.filter(({ outcome }) => isComplete(outcome)).map(({ account }) => account),
    });
    for (const result of results) {
      if (unmet.delete(result.account) && result.lastComplete) {
        lastComplete.set(result.account, result.lastComplete);
      }
    }
  }
  return { runs: past, lastComplete };
}

/** The newest runs, as far as they ended without having tried everything, had the same aim and are still fresh. */
export function resumableRuns(
  { runs }: History,
  aim: { mode: CollectionMode; window: DayRange; now: Instant },
): readonly PastRun[] {
  const end = runs.findIndex(
    ({ run }) =>
      !isUnfinished(run) ||
      run.mode !== aim.mode ||
      run.window.from !== aim.window.from ||
      run.window.to !== aim.window.to ||
      hoursBetween(run.startedAt, aim.now) >= resumableHours,
  );
  return end === -1 ? runs : runs.slice(0, end);
}

/** Older months are watched once a week. */
export function watchIsDue({ runs }: History, now: Instant): boolean {
  return !runs.some(
    ({ run }) =>
      run.watchedOlderMonths && hoursBetween(run.startedAt, now) < daysBetweenWatches * 24,
  );
}

/** Stopped, capped or hindered: trying again is likely to get further, unlike with a role that is denied. */
function isUnfinished({ status, outcomes }: Run): boolean {
  return (
    status === 'running' ||
    [outcomes['left-for-next-run'], outcomes.throttled, outcomes.failed].some(
      (count) => (count ?? 0) > 0,
    )
  );
}
