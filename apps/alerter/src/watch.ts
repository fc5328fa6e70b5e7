import {
  policiesByAccount,
  watchAccounts,
  type PolicySettings,
  type TieredAccounts,
  type Watching,
} from '@orgcost/alerting';
import { hasCosts, type RunLedger } from '@orgcost/collection';
import type { AccountId } from '@orgcost/domain';
import * as z from 'zod';

/** Numbers of accounts, and of what was found. */
const watchedSchema = z.object({
  accounts: z.int(),
  failed: z.int(),
  crossings: z.int(),
  /** It stopped before the end. */
  outOfTime: z.boolean(),
  /** The last account that it came to. */
  after: z.string(),
});

export const watchEventSchema = z.object({
  run: z.string().min(1),
  /** What a call before this one came to, which was out of time. */
  watched: watchedSchema.optional(),
});

export type WatchEvent = z.output<typeof watchEventSchema>;
export type WatchResult = z.output<typeof watchedSchema>;

export interface WatchingRuns extends Omit<Watching, 'policiesOf'> {
  readonly runs: Pick<RunLedger, 'results'>;
  readonly accounts: TieredAccounts;
  /** Told of accounts that are watched by their ids alone; see `policiesByAccount`. */
  readonly onUnplaced: (accounts: readonly AccountId[]) => void;
}

/** Some seconds' work, for time is looked at in between. */
const accountsAtATime = 50;

const none = { accounts: 0, failed: 0, crossings: 0, outOfTime: false, after: '' };

/**
 * Holds the policies of the accounts whose costs a run read against these costs.
 * @param stop aborted when time runs out: it ends soon, and a call with its result goes on
 * @throws Error at the end where accounts could not be looked at; all others were
 */
export async function watch(
  watching: WatchingRuns,
  settings: PolicySettings,
  { run, watched = none }: WatchEvent,
  stop: AbortSignal,
): Promise<WatchResult> {
  let sum: WatchResult = { ...watched, outOfTime: false };
  // In the order of accounts.
  const left = (await accountsRead(watching, run)).filter((account) => account > sum.after);
  const { policiesOf, unplaced } = await policiesByAccount(settings, watching.accounts, left);
  if (unplaced.length > 0) watching.onUnplaced(unplaced);
  for (let at = 0; at < left.length; at += accountsAtATime) {
    if (stop.aborted) return { ...sum, outOfTime: true };
    const some = left.slice(at, at + accountsAtATime);
    const { accounts, failed, crossings } = await watchAccounts({ ...watching, policiesOf }, some);
    sum = {
      accounts: sum.accounts + accounts,
      failed: sum.failed + failed,
      crossings: sum.crossings + crossings,
      outOfTime: false,
      after: some.at(-1) ?? sum.after,
    };
  }
  if (sum.failed > 0) {
    throw new Error(
      `Of ${sum.accounts} accounts ${sum.failed} could not be watched: the log tells why`,
    );
  }
  return sum;
}

async function accountsRead({ runs }: WatchingRuns, run: string): Promise<AccountId[]> {
  const results = await runs.results(run);
  return results.filter(({ outcome }) => hasCosts(outcome)).map(({ account }) => account);
}
