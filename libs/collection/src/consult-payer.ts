import { failureOf } from './account-outcome';
import { watchOlderMonths } from './older-months';
import type { PageMeter } from './page-meter';
import type { CollectionPlan } from './plan';
import type { CostLedger } from './ports/cost-ledger';
import type { PayerCostSource } from './ports/cost-source';

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
  { costs, payer, meter }: { costs: CostLedger; payer: PayerCostSource; meter: PageMeter },
  plan: CollectionPlan,
): Promise<Consultation> {
  try {
    const extended = plan.everyAccount ? await withUnlistedAccounts(payer, plan, meter) : plan;
    if (!plan.watchOlderMonths) return { plan: extended, watchedOlderMonths: false };
    return {
      plan: await watchOlderMonths({ costs, payer }, extended, meter),
      watchedOlderMonths: plan.everyAccount,
    };
  } catch (error) {
    return { plan, watchedOlderMonths: false, failure: failureOf(error).reason };
  }
}

async function withUnlistedAccounts(
  payer: PayerCostSource,
  plan: CollectionPlan,
  meter: PageMeter,
): Promise<CollectionPlan> {
  const planned = new Set([...plan.tasks.map(({ account }) => account), ...plan.alreadyComplete]);
  const unlisted = (await payer.accountsWithCost(plan.window, meter)).filter(
    (account) => !planned.has(account),
  );
  return {
    ...plan,
    tasks: [...plan.tasks, ...unlisted.map((account) => ({ account, ranges: [plan.window] }))],
  };
}
