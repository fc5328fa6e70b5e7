import { failureOf } from './account-outcome';
import { watchOlderMonths, type MonthSources } from './older-months';
import type { PageMeter } from './page-meter';
import type { CollectionPlan } from './plan';
import type { PayerCostSource } from './ports/cost-source';

type Consulted = Pick<PayerCostSource, 'accountsWithCost' | 'readMonthlyTotals'>;

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
  { costs, payer, meter }: MonthSources & { payer: Consulted; meter: PageMeter },
  plan: CollectionPlan,
): Promise<Consultation> {
  let extended = plan;
  try {
    if (plan.everyAccount) extended = await withUnlistedAccounts(payer, plan, meter);
    if (!plan.watchOlderMonths) return { plan: extended, watchedOlderMonths: false };
    extended = await watchOlderMonths({ costs, payer }, extended, meter);
    return { plan: extended, watchedOlderMonths: plan.everyAccount };
  } catch (error) {
    return { plan: extended, watchedOlderMonths: false, failure: failureOf(error).reason };
  }
}

async function withUnlistedAccounts(
  payer: Consulted,
  plan: CollectionPlan,
  meter: PageMeter,
): Promise<CollectionPlan> {
  const planned = new Set([...plan.tasks.map(({ account }) => account), ...plan.alreadyComplete]);
  const unlisted = (await payer.accountsWithCost(plan.window, meter)).filter(
    (account) => !planned.has(account),
  );
  return {
    ...plan,
    tasks: [
      ...plan.tasks,
      ...unlisted.map((account) => ({
        account,
        ranges: [plan.window],
        onlyByPayer: true as const,
      })),
    ],
  };
}
