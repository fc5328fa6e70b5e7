import { latestProfiles, type AccountId } from '@orgcost/domain';
import { failureOf, isTransient } from './account-outcome';
import { accountHistories, noHistory, type AccountHistory, type PastRuns } from '../plan/history';
import { keepFirstBills } from '../older-months/first-bills';
import { watchMonths, type MonthSources } from '../older-months/watch-months';
import type { PageMeter } from '../run/page-meter';
import type { CollectionPlan } from '../plan/plan';
import { planTask } from '../plan/plan-task';
import type { BilledMonth } from '../ports/billing-ledger';
import type { AccountLedger } from '../ports/account-ledger';
import type { PayerCostSource } from '../ports/cost-source';
import { readMonthsAgain } from '../older-months/read-months-again';

export interface ConsultationMeans extends MonthSources {
  readonly payer: Pick<PayerCostSource, 'accountsWithCost' | 'readMonthlyTotals'>;
  readonly runs: Pick<PastRuns, 'latestResults'>;
  readonly accounts: Pick<AccountLedger, 'profiles'>;
  readonly meter: PageMeter;
}

export interface Consultation {
  readonly plan: CollectionPlan;
  readonly watchedOlderMonths: boolean;
  /** Why the payer could not be asked, or the ledger not compared with its answer. */
  readonly payerFailure?: string;
}

/**
 * Completes a plan for every account by what only the payer knows: others that have cost, such as those that left the
 * organization before it was first synced, and, once a week, older months that moved. What fails in passing is asked
 * once more.
 */
export async function consultPayer(
  given: ConsultationMeans,
  plan: CollectionPlan,
): Promise<Consultation> {
  const means = { ...given, payer: askedTwice(given.payer) };
  let extended = plan;
  try {
    if (!plan.everyAccount) return { plan, watchedOlderMonths: false };
    extended = await withOtherAccounts(means, plan);
    await keepFirstBills(means, extended, means.meter);
    if (!plan.watchOlderMonths) return { plan: extended, watchedOlderMonths: false };
    const { moved, unread } = await watchMonths(means, extended, means.meter);
    extended = readMonthsAgain(extended, moved, await historiesOfOthers(means, extended, moved));
    return {
      plan: extended,
      watchedOlderMonths: true,
      ...(unread.length > 0 && { payerFailure: someOf(unread) }),
    };
  } catch (error) {
    return { plan: extended, watchedOlderMonths: false, payerFailure: failureOf(error).reason };
  }
}

/** Of many, as after a change of format, a run's item could not hold the reasons. */
function someOf(reasons: readonly string[]): string {
  const more = reasons.length - 3;
  return [...reasons.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function askedTwice(payer: ConsultationMeans['payer']): ConsultationMeans['payer'] {
  return {
    accountsWithCost: (...args) => twice(() => payer.accountsWithCost(...args)),
    readMonthlyTotals: (...args) => twice(() => payer.readMonthlyTotals(...args)),
  };
}

async function twice<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!isTransient(failureOf(error).outcome)) throw error;
    return ask();
  }
}

async function withOtherAccounts(
  { payer, runs, accounts, meter }: ConsultationMeans,
  plan: CollectionPlan,
): Promise<CollectionPlan> {
  const withCost = await payer.accountsWithCost(plan.window, meter);
  const others = outside(plan, withCost);
  const histories = await accountHistories(runs, others);
  const profiles = latestProfiles(others.length > 0 ? await accounts.profiles(others) : []);
  const tasks = others.map((account) =>
    planTask(account, profiles.get(account), histories.get(account) ?? noHistory, plan),
  );
  return { ...plan, tasks: [...plan.tasks, ...tasks] };
}

/** Of accounts that have left, and whose months move all the same. */
function historiesOfOthers(
  { runs }: ConsultationMeans,
  plan: CollectionPlan,
  moved: readonly BilledMonth[],
): Promise<ReadonlyMap<AccountId, AccountHistory>> {
  const others = outside(
    plan,
    moved.map(({ account }) => account),
  );
  return accountHistories(runs, [...new Set(others)]);
}

function outside(
  { tasks, alreadyComplete }: CollectionPlan,
  accounts: readonly AccountId[],
): AccountId[] {
  const planned = new Set([...tasks, ...alreadyComplete].map(({ account }) => account));
  return accounts.filter((account) => !planned.has(account));
}
