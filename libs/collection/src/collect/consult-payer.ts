import { failureOf } from './account-outcome';
import { accountHistories, noHistory, type PastRuns } from '../plan/history';
import { findMovedMonths, type MonthSources } from '../older-months/older-months';
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
  readonly failure?: string;
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
    extended = readMonthsAgain(extended, moved);
    return { plan: extended, watchedOlderMonths: plan.everyAccount };
  } catch (error) {
    return { plan: extended, watchedOlderMonths: false, failure: failureOf(error).reason };
  }
}

async function withUnlistedAccounts(
  { payer, runs, meter }: ConsultationMeans,
  plan: CollectionPlan,
): Promise<CollectionPlan> {
  const planned = new Set([...plan.tasks, ...plan.alreadyComplete].map(({ account }) => account));
  const withCost = await payer.accountsWithCost(plan.window, meter);
  const unlisted = withCost.filter((account) => !planned.has(account));
  const histories = await accountHistories(runs, unlisted);
  const tasks = unlisted.map((account) =>
    planTask(
      { account, onlyByPayer: 'not-in-organization' },
      histories.get(account) ?? noHistory,
      plan,
    ),
  );
  return { ...plan, tasks: [...plan.tasks, ...tasks] };
}
