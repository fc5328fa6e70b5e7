import { daysBetween, utcDayOf, type AccountId, type Instant, type UtcDay } from '@orgcost/domain';
import pMap from 'p-map';
import type { RunLedger } from '../ports/run-ledger';
import type { Coverage } from '../run/coverage';
import { hasCosts, isComplete, type AccountResult, type Run } from '../run/run';
import type { TaskRange } from '../run/task-range';
import { isResumable, type PastRun } from './past-run';

/** Where earlier runs are read. */
export type PastRuns = Pick<RunLedger, 'latestRuns' | 'results' | 'latestResults'>;

/** What earlier runs tell a new one. */
export interface History {
  /** Newest first. */
  readonly runs: readonly PastRun[];
  /** The UTC day from which on runs for every account were to collect; none before the first of them. */
  readonly collectedSince?: UtcDay;
  readonly accounts: ReadonlyMap<AccountId, AccountHistory>;
}

/** What the newest result of an account tells. */
export interface AccountHistory {
  readonly coverage?: Coverage;
  /** What its last run was to read and could not. */
  readonly unread: readonly TaskRange[];
  /** The pages of its last run were used up before its turn. */
  readonly waiting: boolean;
}

export const noHistory: AccountHistory = { unread: [], waiting: false };

const daysBetweenWatches = 7;
/** One query. Runs of a week, also where one is started every hour and some by hand. */
export const runsLookedAt = 200;
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
  const latest = await runs.latestRuns(runsLookedAt);
  const past: PastRun[] = [];
  const histories = new Map<AccountId, AccountHistory>();
  let ended = false;
  for (const run of latest) {
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
  const collectedSince = earliestStart(latest);
  return {
    runs: past,
    ...(collectedSince && { collectedSince }),
    accounts: new Map([...histories, ...(await accountHistories(runs, unmet))]),
  };
}

/** Each run carries over what those before it knew; two that overlapped may not know each other's. */
export function earliestStart(runs: readonly Run[]): UtcDay | undefined {
  return runs.flatMap(({ collectedSince }) => collectedSince ?? []).sort()[0];
}

/** What is known of a few accounts, by a query for each; those without any result are absent. */
export async function accountHistories(
  runs: Pick<PastRuns, 'latestResults'>,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, AccountHistory>> {
  const latest = await pMap(accounts, (id) => runs.latestResults(id, 1), { concurrency });
  return new Map(latest.flat().map((result) => [result.account, historyOf(result)]));
}

function historyOf({ coverage, outcome, paidPages, ranges }: AccountResult): AccountHistory {
  return {
    ...(coverage && { coverage }),
    unread: hasCosts(outcome) ? [] : ranges,
    waiting: outcome === 'left-for-next-run' && paidPages === 0,
  };
}

function accountOf({ account }: AccountResult): AccountId {
  return account;
}

/** Older months are watched once a week, by UTC days: a daily run that starts a little early does not wait for another. */
export function watchIsDue({ runs }: History, now: Instant): boolean {
  return !runs.some(
    ({ run }) =>
      run.watchedOlderMonths &&
      daysBetween(utcDayOf(run.startedAt), utcDayOf(now)) < daysBetweenWatches,
  );
}
