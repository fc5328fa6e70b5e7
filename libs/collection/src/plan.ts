import {
  accountIdSchema,
  dayRangeSchema,
  instantSchema,
  InvalidInputError,
  utcDayOf,
  utcDaySchema,
  type AccountId,
  type AccountProfile,
  type DayRange,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import * as z from 'zod';
import { lookBack, resumableRuns, watchIsDue, type PastRuns } from './history';
import type { AccountLedger } from './ports/account-ledger';
import { earliestDay, refreshWindow } from './refresh-window';
import { collectionModes, type CollectionMode } from './run';
import { latestProfiles } from './sync-accounts';

export const accountTaskSchema = z.object({
  account: accountIdSchema,
  ranges: z.array(dayRangeSchema).min(1),
  lastComplete: utcDaySchema.exactOptional(),
  /** It is not in the organization: its own view would not be what the organization pays for. */
  onlyByPayer: z.literal(true).exactOptional(),
});

/** What every step of a run has to know of it; plain JSON, so that it can travel between Lambda functions. */
export const plannedRunSchema = z.object({
  run: z.string().min(1),
  mode: z.enum(collectionModes),
  startedAt: instantSchema,
  today: utcDaySchema,
  /** Read for every account; a task's ranges may reach further back. */
  window: dayRangeSchema,
  resumes: z.string().exactOptional(),
});

/** What a run is to do; plain JSON as well. */
export const collectionPlanSchema = plannedRunSchema.extend({
  /** Not only those that were asked for by name. */
  everyAccount: z.boolean(),
  tasks: z.array(accountTaskSchema),
  /** A week has passed since the payer was asked which older months moved. */
  watchOlderMonths: z.boolean(),
  /** Complete in the run that is resumed: not read again. */
  alreadyComplete: z.array(accountIdSchema),
});

export type PlannedRun = z.infer<typeof plannedRunSchema>;
export type CollectionPlan = z.infer<typeof collectionPlanSchema>;
export type AccountTask = z.infer<typeof accountTaskSchema>;

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
 * completed is not paid for twice.
 * @throws InvalidInputError for an account that the ledger does not know, or when it knows none
 */
export async function planCollection(
  { accounts, runs }: { accounts: AccountLedger; runs: PastRuns },
  options: PlanOptions,
): Promise<CollectionPlan> {
  const today = utcDayOf(options.now);
  const window = windowOn(today, options.since);
  const profiles = await accountsToCollect(accounts, options.accounts, window);
  const ids = profiles.map(({ id }) => id);
  const history = await lookBack(runs, ids);
  const resumed = resumableRuns(history, { ...options, window });
  const completed = new Set(resumed.flatMap(({ complete }) => complete));
  // A run that is planned a second time, as when its schedule is delivered twice, goes on with itself.
  const previous = resumed.find(({ run }) => run.id !== options.run);
  return {
    run: options.run,
    mode: options.mode,
    startedAt: options.now,
    today,
    window,
    everyAccount: options.accounts === undefined,
    ...(previous && { resumes: previous.run.id }),
    watchOlderMonths: watchIsDue(history, options.now),
    tasks: profiles
      .filter(({ id }) => !completed.has(id))
      .map(({ id: account, left }) => {
        const lastComplete = history.lastComplete.get(account);
        const unread = history.unread.get(account) ?? [];
        const ranges = withUnread(windowOn(today, options.since, lastComplete), unread, today);
        return {
          account,
          ranges,
          ...(lastComplete && { lastComplete }),
          ...(left && { onlyByPayer: true as const }),
        };
      }),
    alreadyComplete: ids.filter((id) => completed.has(id)),
  };
}

/** Those that left before the window are no longer read, unless by name or because the payer has cost for them. */
async function accountsToCollect(
  accounts: AccountLedger,
  wanted: readonly AccountId[] | undefined,
  window: DayRange,
): Promise<readonly AccountProfile[]> {
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
  return [...latest.values()]
    .filter(({ left }) => wanted !== undefined || left === undefined || left > window.from)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function windowOn(today: UtcDay, since: UtcDay | undefined, lastComplete?: UtcDay): DayRange {
  const window = refreshWindow(today, lastComplete);
  if (since === undefined) return window;
  if (since > today) {
    throw new InvalidInputError(
      `Nothing can be collected since ${since}: it is later than today, ${today} (UTC)`,
    );
  }
  if (since < earliestDay(today)) {
    throw new InvalidInputError(
      `Nothing can be collected since ${since}: Cost Explorer keeps the days since ${earliestDay(today)}`,
    );
  }
  return { from: since, to: window.to };
}

/** The window, from where an earlier one could not be read, and older months that could not be read either. */
function withUnread(window: DayRange, unread: readonly DayRange[], today: UtcDay): DayRange[] {
  const [missed, ...older] = unread;
  const froms = [window.from, missed?.from ?? window.from].sort();
  const from = [froms[0] ?? window.from, earliestDay(today)].sort()[1] ?? window.from;
  return [{ from, to: window.to }, ...older.filter((range) => range.from < from)];
}
