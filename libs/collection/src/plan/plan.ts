import {
  dayRangeSchema,
  instantSchema,
  InvalidInputError,
  latestProfiles,
  utcDayOf,
  utcDaySchema,
  type AccountId,
  type AccountProfile,
  type Instant,
  type UtcDay,
  collectionModes,
  type CollectionMode,
} from '@orgcost/domain';
import * as z from 'zod';
import type { AccountTask } from './account-task';
import {
  lookBack,
  noHistory,
  watchIsDue,
  type AccountHistory,
  type History,
  type PastRuns,
} from './history';
import { planTask, windowOn } from './plan-task';
import type { AccountLedger } from '../ports/account-ledger';
import { resume } from './resume';

/** What every step of a run has to know of it; plain JSON, so that it can travel between Lambda functions. */
export const plannedRunSchema = z.object({
  run: z.string().min(1),
  mode: z.enum(collectionModes),
  startedAt: instantSchema,
  today: utcDaySchema,
  /** Read for every account; a task's ranges may reach further back. */
  window: dayRangeSchema,
  /** Not only those that were asked for by name. */
  everyAccount: z.boolean(),
  /** The day from which on every account is to be collected, by this run and those before it. */
  collectedSince: utcDaySchema.exactOptional(),
  resumes: z.string().exactOptional(),
});

export type PlannedRun = z.infer<typeof plannedRunSchema>;

/** What a run is to do. */
export interface CollectionPlan extends PlannedRun {
  /** Where the window's start was asked for. */
  readonly since?: UtcDay;
  readonly tasks: readonly AccountTask[];
  /** A week has passed since the payer was asked which older months moved. */
  readonly watchOlderMonths: boolean;
  /** Complete in the run that is resumed: not read again. */
  readonly alreadyComplete: readonly Omit<AccountTask, 'ranges'>[];
}

export interface PlanOptions {
  readonly run: string;
  readonly mode: CollectionMode;
  readonly now: Instant;
  /** Read from this UTC day on, instead of the refresh window's start. */
  readonly since?: UtcDay;
  /** Only these accounts. */
  readonly accounts?: readonly AccountId[];
}

/**
 * Decides what to read: every account that the ledger knows over the refresh window, and what it is still owed; also
 * those that have left, until their last days have settled.
 *
 * A run of the same kind that was stopped, capped or hindered less than eight hours ago is gone on with: what it
 * completed is not paid for twice, and where it did so on the day before, over a start that was asked for, only the
 * refresh window is read.
 * @throws InvalidInputError for an account that the ledger does not know, or when it knows none
 */
export async function planCollection(
  { accounts, runs }: { accounts: AccountLedger; runs: PastRuns },
  { run, mode, now, since, accounts: wanted }: PlanOptions,
): Promise<CollectionPlan> {
  const today = utcDayOf(now);
  const window = windowOn({ today, since });
  const profiles = await knownAccounts(accounts, wanted);
  const everyAccount = wanted === undefined;
  const history = await lookBack(runs, [...profiles.keys()], now);
  const collectedSince = startForAll(history, everyAccount ? window.from : undefined);
  const aim = { run, mode, now, window, backfill: since !== undefined, everyAccount };
  const { resumes, complete, completeBefore } = resume(history.runs, aim);

  const planOf = (account: AccountId): PlannedAccount => {
    const profile = profiles.get(account);
    const past = history.accounts.get(account) ?? noHistory;
    const days = { today, collectedSince, ...(!completeBefore.has(account) && { since }) };
    return { profile, past, task: planTask(account, profile, past, days) };
  };
  // What the payer found for the run that is gone on with, it need not be asked for again.
  const found = everyAccount ? [...complete, ...completeBefore, ...leftOver(history)] : [];
  const planned = [...new Set([...profiles.keys(), ...found])].map(planOf);
  const isComplete = ({ task }: PlannedAccount): boolean => complete.has(task.account);
  return {
    run,
    mode,
    startedAt: now,
    today,
    window,
    everyAccount,
    ...(collectedSince !== undefined && { collectedSince }),
    ...(since !== undefined && { since }),
    ...(resumes !== undefined && { resumes }),
    watchOlderMonths: watchIsDue(history, now),
    tasks: planned
      .filter((each) => !isComplete(each) && (!everyAccount || isStillBilled(each)))
      .sort(longestWaitingFirst)
      .map(({ task }) => task),
    alreadyComplete: planned
      .filter(isComplete)
      .map(({ task: { ranges: _, ...task } }) => task)
      .sort((a, b) => compare(a.account, b.account)),
  };
}

/** Accounts that a run has left over; among them are those that only the payer told of. */
function leftOver({ accounts }: History): AccountId[] {
  return [...accounts].filter(([, { unread }]) => unread.length > 0).map(([account]) => account);
}

interface PlannedAccount {
  readonly profile: AccountProfile | undefined;
  readonly past: AccountHistory;
  readonly task: AccountTask;
}

function startForAll({ collectedSince }: History, from: UtcDay | undefined): UtcDay | undefined {
  if (from === undefined || collectedSince === undefined) return from ?? collectedSince;
  return from < collectedSince ? from : collectedSince;
}

/** Of those that left, only what is older than that is read. */
function isStillBilled({ profile, task: { ranges } }: PlannedAccount): boolean {
  const left = profile?.left;
  return left === undefined || ranges.some(({ from }) => from < left);
}

/** Where a run may not pay for all of them, the same accounts are not left out every time. */
function longestWaitingFirst(a: PlannedAccount, b: PlannedAccount): number {
  return compare(turnOf(a), turnOf(b));
}

function turnOf({ past: { coverage, waiting }, task }: PlannedAccount): string {
  return [waiting ? 0 : 1, coverage?.lastComplete ?? '', task.account].join(' ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function knownAccounts(
  accounts: AccountLedger,
  wanted: readonly AccountId[] | undefined,
): Promise<ReadonlyMap<AccountId, AccountProfile>> {
  const latest = latestProfiles(await accounts.profiles(wanted));
  const unknown = wanted?.filter((id) => !latest.has(id)) ?? [];
  if (unknown.length > 0) {
    throw new InvalidInputError(
      `The ledger knows no account ${unknown.join(', ')}: see "orgcost accounts list", or run "orgcost accounts sync"`,
    );
  }
  if (latest.size === 0) {
    throw new InvalidInputError(
      'The ledger knows no account yet: run "orgcost accounts sync" first',
    );
  }
  return latest;
}
