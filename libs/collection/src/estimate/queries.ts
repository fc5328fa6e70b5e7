import {
  billingPeriodOf,
  type AccountId,
  type BillingPeriod,
  type ChargeType,
  type DayRange,
  type CollectionMode,
} from '@orgcost/domain';
import type { AccountTask } from '../plan/account-task';
import type { FirstBillCounts } from '../older-months/first-bills';
import { olderPeriods, queriedTogether } from '../older-months/older-periods';
import type { CollectionPlan } from '../plan/plan';
import type { AccountOutcome, Run } from '../run/run';

/** Queries of Cost Explorer, by what they are for; each has one page at least. */
export interface Queries {
  /** Accounts' costs, asked by the accounts' own roles. */
  readonly byAccounts: number;
  /** Accounts' costs, asked by the payer's role. */
  readonly byPayer: number;
  /** Which accounts have cost that were never listed. */
  readonly unlistedAccounts: number;
  /** Which older months moved. */
  readonly olderMonths: number;
  /** What older months are billed that accounts are read for the first time. */
  readonly firstBills: number;
  /** The other view of each account; looks at what differs come on top. */
  readonly verification: number;
}

export interface QueryFacts {
  /** Runs, newest first. */
  readonly past: readonly Run[];
  /** How each account's own role is likely to fare in member mode; it answers where nothing is said. */
  readonly outcomes: ReadonlyMap<AccountId, AccountOutcome>;
  /** Those that the ledger knows of each account: the payer is asked once for each. */
  readonly chargeTypes: ReadonlyMap<AccountId, ReadonlySet<ChargeType>>;
  /** A role in the management account is set, which member mode asks too. */
  readonly hasPayer: boolean;
  /** What the payer is asked for in member mode, where every account is read. */
  readonly firstBills: FirstBillCounts;
  readonly verify: boolean;
  /** Older months that were to be read again when they were last watched; absent where they never were. */
  readonly movedBefore?: readonly AccountTask[];
  /** Divides accounts among the payer's queries. */
  readonly batchesOf: (
    accounts: readonly AccountId[],
    range: DayRange,
  ) => readonly (readonly AccountId[])[];
}

/** What of a plan decides its queries. */
export type QueriedPlan = Pick<
  CollectionPlan,
  | 'today'
  | 'window'
  | 'everyAccount'
  | 'collectedSince'
  | 'watchOlderMonths'
  | 'tasks'
  | 'alreadyComplete'
>;

/** The queries that a plan takes in a mode. */
export function queriesOf(plan: QueriedPlan, mode: CollectionMode, facts: QueryFacts): Queries {
  const asksPayer = facts.hasPayer || mode === 'payer';
  const own = plan.tasks.filter((task) => fareOf(task, facts) === 'answered');
  const denied = plan.tasks.filter((task) => fareOf(task, facts) === 'denied');
  const byAccounts = mode === 'member' ? own : [];
  const byPayer = mode === 'payer' ? plan.tasks : facts.hasPayer ? denied : [];
  return {
    byAccounts: byAccounts.flatMap(({ ranges }) => ranges).length,
    byPayer: payerQueries(byPayer, facts),
    unlistedAccounts: asksPayer && plan.everyAccount ? 1 : 0,
    olderMonths: asksPayer && plan.watchOlderMonths ? watchQueries(plan, facts.past) : 0,
    firstBills:
      facts.hasPayer && mode === 'member' && plan.everyAccount ? facts.firstBills.queries : 0,
    verification: facts.verify ? verificationQueries(plan, mode, facts) : 0,
  };
}

export function totalOf(queries: Queries): number {
  const { byAccounts, byPayer, unlistedAccounts, olderMonths, firstBills, verification } = queries;
  return byAccounts + byPayer + unlistedAccounts + olderMonths + firstBills + verification;
}

/** A refusal is free, and so is the answer that there is no data yet. */
export function fareOf(
  { account, onlyByPayer }: Pick<AccountTask, 'account' | 'onlyByPayer'>,
  { outcomes }: Pick<QueryFacts, 'outcomes'>,
): 'answered' | 'denied' | 'without data' {
  const outcome = onlyByPayer ? 'denied' : outcomes.get(account);
  if (outcome === 'denied' || outcome === 'taken-from-payer') return 'denied';
  return outcome === 'no-data-yet' ? 'without data' : 'answered';
}

type RangesOfAccount = Pick<AccountTask, 'account' | 'ranges'>;

/** For each range and batch: which charge types there are, each of them, and the total that they must add up to. */
function payerQueries(tasks: readonly RangesOfAccount[], facts: QueryFacts): number {
  return batchesOfPayer(tasks, facts).reduce((sum, { chargeTypes }) => sum + 2 + chargeTypes, 0);
}

/** How many charge types the ledger knows of each batch that the payer is asked for. */
export function batchesOfPayer(
  tasks: readonly RangesOfAccount[],
  { chargeTypes, batchesOf }: QueryFacts,
): { readonly chargeTypes: number }[] {
  const groups = new Map<string, { readonly range: DayRange; readonly accounts: AccountId[] }>();
  for (const { account, ranges } of tasks) {
    for (const range of ranges) {
      const key = `${range.from}/${range.to}`;
      const group = groups.get(key) ?? { range, accounts: [] };
      group.accounts.push(account);
      groups.set(key, group);
    }
  }
  return [...groups.values()]
    .flatMap(({ range, accounts }) => batchesOf(accounts, range))
    .map((batch) => new Set(batch.flatMap((account) => [...(chargeTypes.get(account) ?? [])])))
    .map(({ size }) => ({ chargeTypes: size }));
}

/** The ledger holds one view of what a run collected; the other is asked for. */
function verificationQueries(
  { tasks, alreadyComplete, window }: QueriedPlan,
  mode: CollectionMode,
  facts: QueryFacts,
): number {
  const all = [...tasks, ...alreadyComplete];
  const answered = all.filter((task) => fareOf(task, facts) === 'answered');
  const compared = mode === 'payer' ? all : answered;
  const ofPayer = payerQueries(
    compared.map(({ account }) => ({ account, ranges: [window] })),
    facts,
  );
  return ofPayer + (mode === 'payer' ? answered.length : 0);
}

/** Months before the window are watched where they were, or are to be, collected. */
function watchQueries(plan: QueriedPlan, past: readonly Run[]): number {
  const starts = [...past.map((run) => run.window.from), plan.collectedSince ?? plan.window.from];
  const isWatched = (period: BillingPeriod): boolean =>
    starts.some((start) => billingPeriodOf(start) <= period);
  const queries = queriedTogether(olderPeriods(plan), plan);
  return queries.filter((periods) => periods.some(isWatched)).length;
}
