import {
  dayRangeSchema,
  instantSchema,
  InvalidInputError,
  latestProfiles,
  utcDayOf,
  utcDaySchema,
  type AccountId,
  type AccountProfile,
  type DayRange,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import * as z from 'zod';
import type { AccountTask } from './account-task';
import { lookBack, noHistory, watchIsDue, type PastRuns } from './history';
import { payerOnlyReason } from './payer-only';
import { planTask, windowOn } from './plan-task';
import type { AccountLedger } from '../ports/account-ledger';
import { resume } from './resume';
import { collectionModes, type CollectionMode } from '../run/run';

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
 * Decides what to read: every account that the ledger knows, also those that have left, over the refresh window.
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
  const known = await accountsToCollect(accounts, wanted, window);
  const everyAccount = wanted === undefined;
  const history = await lookBack(runs, [...known.keys()], now);
  const aim = { run, mode, now, window, backfill: since !== undefined, everyAccount };
  const { resumes, complete, completeBefore } = resume(history.runs, aim);

  // What the payer found for the run that is gone on with, it need not be asked for again.
  const found = everyAccount ? [...complete, ...completeBefore] : [];
  const subjects = [...new Set([...known.keys(), ...found])].sort().map((account) => ({
    ...subjectOf(account, known.get(account)),
    past: history.accounts.get(account) ?? noHistory,
  }));
  return {
    run,
    mode,
    startedAt: now,
    today,
    window,
    everyAccount,
    ...(since !== undefined && { since }),
    ...(resumes !== undefined && { resumes }),
    watchOlderMonths: watchIsDue(history, now),
    tasks: subjects
      .filter(({ account }) => !complete.has(account))
      .map(({ past, ...subject }) =>
        planTask(subject, past, { today, ...(!completeBefore.has(subject.account) && { since }) }),
      ),
    alreadyComplete: subjects
      .filter(({ account }) => complete.has(account))
      .map(({ past: { lastComplete }, ...subject }) => ({
        ...subject,
        ...(lastComplete && { lastComplete }),
      })),
  };
}

function subjectOf(
  account: AccountId,
  profile: AccountProfile | undefined,
): Pick<AccountTask, 'account' | 'onlyByPayer'> {
  const onlyByPayer = profile ? payerOnlyReason(profile) : 'not-in-organization';
  return { account, ...(onlyByPayer && { onlyByPayer }) };
}

/** Those that left before the window are no longer read, unless by name or because the payer has cost for them. */
async function accountsToCollect(
  accounts: AccountLedger,
  wanted: readonly AccountId[] | undefined,
  window: DayRange,
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
  return new Map(
    [...latest].filter(
      ([, { left }]) => wanted !== undefined || left === undefined || left > window.from,
    ),
  );
}
