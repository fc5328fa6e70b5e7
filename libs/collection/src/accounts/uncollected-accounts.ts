import type { AccountId, DayRange, Instant } from '@orgcost/domain';
import type { PastRuns } from '../plan/history';
import type { AccountLedger } from '../ports/account-ledger';
import { refreshWindow } from '../plan/refresh-window';
import { isComplete, type AccountResult, type Run } from '../run/run';

export interface UncollectedAccount {
  readonly account: AccountId;
  /** The run that left it out last, and knows why; absent where none came to it. */
  readonly run?: string;
}

export interface CostsAsked {
  readonly range: DayRange;
  /** Without it, every account. */
  readonly account?: AccountId;
  /** As the ledger knew it then. */
  readonly asOf?: Instant;
}

const runsLookedAt = 20;

/**
 * The accounts whose costs of a range the ledger lacks, or has out of date, because they were left out when they were
 * last to be collected, in the order of accounts. Only what runs leave out counts: none in a ledger of imports, and
 * none while all recent runs are complete, which is known without reading their results.
 */
export async function uncollectedAccounts(
  { accounts, runs }: { accounts: AccountLedger; runs: PastRuns },
  { range, account, asOf }: CostsAsked,
): Promise<UncollectedAccount[]> {
  const recent = await recentRuns(runs, asOf);
  if (recent.every(({ status }) => status === 'complete')) return [];

  const only = account === undefined ? undefined : [account];
  const listed = new Set((await accounts.profiles(only)).map(({ id }) => id));
  const newest = await newestResults(runs, recent, only ?? [...listed]);
  return [...new Set(only ?? [...listed, ...newest.keys()])].sort().flatMap((id) => {
    const last = newest.get(id);
    if (!last) return listed.has(id) ? [{ account: id }] : [];
    return leavesOut(last, range) ? [{ account: id, run: last.run.id }] : [];
  });
}

async function recentRuns(runs: PastRuns, asOf: Instant | undefined): Promise<readonly Run[]> {
  if (asOf === undefined) return runs.latestRuns(runsLookedAt);
  const all = await runs.latestRuns(1000);
  return all.filter(({ startedAt }) => startedAt <= asOf).slice(0, runsLookedAt);
}

interface LastResult {
  readonly run: Run;
  readonly result: AccountResult;
}

/** A run may have gone on with another, or have been for a few accounts only: looks back until each has been met. */
async function newestResults(
  runs: PastRuns,
  recent: readonly Run[],
  wanted: readonly AccountId[],
): Promise<Map<AccountId, LastResult>> {
  const newest = new Map<AccountId, LastResult>();
  for (const run of recent) {
    for (const result of await runs.results(run.id)) {
      if (!newest.has(result.account)) newest.set(result.account, { run, result });
    }
    if (wanted.every((account) => newest.has(account))) break;
  }
  return newest;
}

/** Days that had settled when the account was last collected completely are in the ledger all the same. */
function leavesOut({ run, result }: LastResult, range: DayRange): boolean {
  const { outcome, lastComplete } = result;
  if (isComplete(outcome)) return false;
  return lastComplete === undefined || range.to > refreshWindow(run.today, lastComplete).from;
}
