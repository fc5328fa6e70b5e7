import type { AccountId } from '@orgcost/domain';
import { failureOf } from './account-outcome';
import { accountHistories, noHistory, type AccountHistory, type PastRuns } from '../plan/history';
import { findMovedMonths, type MonthSources, type MovedMonth } from '../older-months/older-months';
import type { PageMeter } from '../run/page-meter';
import type { CollectionPlan } from '../plan/plan';
import { planTask } from '../plan/plan-task';
import type { PayerCostSource } from '../ports/cost-source';
import { readMonthsAgain } from '../older-months/read-months-again';

export interface ConsultationMeans extends MonthSources {
  readonly payer: Pick<PayerCostSource, 'accountsWithCost' | 'readMonthlyTotals'>;
  readonly runs: Pick<PastRuns, 'latestResults'>;
  readonly meter: PageMeter;
}

export interface Consultation {
  readonly plan: CollectionPlan;
  readonly watchedOlderMonths: boolean;
  /** Why the payer could not be asked. */
  readonly payerFailure?: string;
}

/**
 * Completes a plan by what only the payer knows: accounts that have cost but were never listed, such as those that
 * left the organization before it was first synced, and, once a week, older months that moved.
 */
export async function consultPayer(
  means: ConsultationMeans,
  plan: CollectionPlan,
): Promise<Consultation> {
  let extended = plan;
  try {
    if (plan.everyAccount) extended = await withUnlistedAccounts(means, plan);
    if (!plan.watchOlderMonths) return { plan: extended, watchedOlderMonths: false };
    const moved = await findMovedMonths(means, extended, means.meter);
    extended = readMonthsAgain(extended, moved, await historiesOfOthers(means, extended, moved));
    return { plan: extended, watchedOlderMonths: plan.everyAccount };
  } catch (error) {
    return { plan: extended, watchedOlderMonths: false, payerFailure: failureOf(error).reason };
  }
}

async function withUnlistedAccounts(
  { payer, runs, meter }: ConsultationMeans,
  plan: CollectionPlan,
): Promise<CollectionPlan> {
  const withCost = await payer.accountsWithCost(plan.window, meter);
  const unlisted = outside(plan, withCost);
  const histories = await accountHistories(runs, unlisted);
  const tasks = unlisted.map((account) =>
    planTask(account, undefined, histories.get(account) ?? noHistory, plan),
  );
  return { ...plan, tasks: [...plan.tasks, ...tasks] };
}

/** Of accounts that have left, and whose months move all the same. */
function historiesOfOthers(
  { runs }: ConsultationMeans,
  plan: CollectionPlan,
  moved: readonly MovedMonth[],
): Promise<ReadonlyMap<AccountId, AccountHistory>> {
  return accountHistories(runs, [
    ...new Set(
      outside(
        plan,
        moved.map(({ account }) => account),
      ),
    ),
  ]);
}

function outside(
  { tasks, alreadyComplete }: CollectionPlan,
  accounts: readonly AccountId[],
): AccountId[] {
  const planned = new Set([...tasks, ...alreadyComplete].map(({ account }) => account));
  return accounts.filter((account) => !planned.has(account));
}
