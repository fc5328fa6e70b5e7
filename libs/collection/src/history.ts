import {
  hoursBetween,
  type AccountId,
  type DayRange,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import pMap from 'p-map';
import type { RunLedger } from './ports/run-ledger';
import { hasCosts, isComplete, type AccountResult, type CollectionMode, type Run } from './run';

/** Where earlier runs are read. */
export type PastRuns = Pick<RunLedger, 'latestRuns' | 'results' | 'latestResults'>;

/** What earlier runs tell a new one. */
export interface History {
  /** Newest first. */
  readonly runs: readonly PastRun[];
  /** For each account the UTC day for which it was last collected completely. */
  readonly lastComplete: ReadonlyMap<AccountId, UtcDay>;
  /** For each account what its last run was to read and could not. */
  readonly unread: ReadonlyMap<AccountId, readonly DayRange[]>;
}

interface PastRun {
  readonly run: Run;
  /** Accounts whose cost it brought into the ledger, where it can be gone on with. */
  readonly complete: readonly AccountId[];
}

/** Cost Explorer is refreshed up to three times a day: what is younger need not be paid for again. */
const resumableHours = 8;
const daysBetweenWatches = 7;
const runsLookedAt = 20;
const concurrency = 16;

/** Reads the newest runs whole, down to one that ended; of accounts that they do not tell of, the last result. */
export async function lookBack(runs: PastRuns, accounts: readonly AccountId[]): Promise<History> {
  const past: PastRun[] = [];
  const latest = new Map<AccountId, AccountResult>();
  let ended = false;
  for (const run of await runs.latestRuns(runsLookedAt)) {
    const results = ended ? [] : await runs.results(run.id);
    past.push({
      run,
      complete: results.filter(({ outcome }) => isComplete(outcome)).map(accountOf),
    });
    for (const result of results) {
      if (!latest.has(result.account)) latest.set(result.account, result);
    }
    ended ||= !isUnfinished(run);
  }
  const unmet = past.length > 0 ? accounts.filter((account) => !latest.has(account)) : [];
  const others = await pMap(unmet, (id) => runs.latestResults(id, 1), { concurrency });
  for (const result of others.flat()) latest.set(result.account, result);
  const all = [...latest.values()];
  return {
    runs: past,
    lastComplete: new Map(
      all.flatMap(({ account, lastComplete }) => (lastComplete ? [[account, lastComplete]] : [])),
    ),
    unread: new Map(
      all
        .filter(({ outcome }) => !hasCosts(outcome))
        .map(({ account, ranges }) => [account, ranges]),
    ),
  };
}

function accountOf({ account }: AccountResult): AccountId {
  return account;
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
