import { hoursBetween, type AccountId, type Instant, type UtcDay } from '@orgcost/domain';
import pMap from 'p-map';
import type { RunLedger } from '../ports/run-ledger';
import { isResumable, type PastRun } from './past-run';
import { hasCosts, isComplete, type AccountResult } from '../run/run';
import type { TaskRange } from '../run/task-range';

/** Where earlier runs are read. */
export type PastRuns = Pick<RunLedger, 'latestRuns' | 'results' | 'latestResults'>;

/** What earlier runs tell a new one. */
export interface History {
  /** Newest first. */
  readonly runs: readonly PastRun[];
  readonly accounts: ReadonlyMap<AccountId, AccountHistory>;
}

/** What the newest result of an account tells. */
export interface AccountHistory {
  /** The UTC day for which it was last collected completely. */
  readonly lastComplete?: UtcDay;
  /** What its last run was to read and could not. */
  readonly unread: readonly TaskRange[];
}

export const noHistory: AccountHistory = { unread: [] };

const daysBetweenWatches = 7;
/** One query. Runs of a week, also where one is started every hour and some by hand. */
const runsLookedAt = 200;
const concurrency = 16;

/**
 * Reads the newest runs whole, down to one for every account that is not to be gone on with; of accounts that they do
 * not tell of, the last result.
 */
export async function lookBack(
  runs: PastRuns,
  accounts: readonly AccountId[],
  now: Instant,
): Promise<History> {
  const past: PastRun[] = [];
  const histories = new Map<AccountId, AccountHistory>();
  let ended = false;
  for (const run of await runs.latestRuns(runsLookedAt)) {
    const results = ended ? [] : await runs.results(run.id);
    past.push({
      run,
      complete: results.filter(({ outcome }) => isComplete(outcome)).map(accountOf),
    });
    for (const result of results) {
      if (!histories.has(result.account)) histories.set(result.account, historyOf(result));
    }
    ended ||= run.everyAccount && !isResumable(run, now);
  }
  const unmet = past.length > 0 ? accounts.filter((account) => !histories.has(account)) : [];
  return {
    runs: past,
    accounts: new Map([...histories, ...(await accountHistories(runs, unmet))]),
  };
}

/** What is known of a few accounts, by a query for each; those without any result are absent. */
export async function accountHistories(
  runs: Pick<PastRuns, 'latestResults'>,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, AccountHistory>> {
  const latest = await pMap(accounts, (id) => runs.latestResults(id, 1), { concurrency });
  return new Map(latest.flat().map((result) => [result.account, historyOf(result)]));
}

function historyOf({ lastComplete, outcome, ranges }: AccountResult): AccountHistory {
  return { ...(lastComplete && { lastComplete }), unread: hasCosts(outcome) ? [] : ranges };
}

function accountOf({ account }: AccountResult): AccountId {
  return account;
}

/** Older months are watched once a week. */
export function watchIsDue({ runs }: History, now: Instant): boolean {
  return !runs.some(
    ({ run }) =>
      run.watchedOlderMonths && hoursBetween(run.startedAt, now) < daysBetweenWatches * 24,
  );
}
