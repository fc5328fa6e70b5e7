import type { CollectionMode } from '@orgcost/domain';
import type { CollectionPlan } from '../plan/plan';
import { batchesOfPayer, fareOf, queriesOf, type QueryFacts } from './queries';

/**
 * The fewest pages with which a plan completes an account: those that are paid before the first, and its own. A cap
 * below is paid in vain, by each run anew.
 */
export function leastPages(plan: CollectionPlan, mode: CollectionMode, facts: QueryFacts): number {
  const { unlistedAccounts, olderMonths, firstBills } = queriesOf(plan, mode, facts);
  const own =
    mode === 'member' ? plan.tasks.filter((task) => fareOf(task, facts) === 'answered') : [];
  const ofOwn = own.map(({ ranges }) => ranges.length);
  const byPayer = mode === 'payer' || (own.length === 0 && facts.hasPayer) ? plan.tasks : [];
  // Which charge types there are, one of them at least, and their total.
  const ofPayer = batchesOfPayer(byPayer, facts).map(
    ({ chargeTypes }) => 2 + Math.max(1, chargeTypes),
  );
  const pages = [...ofOwn, ...ofPayer];
  return pages.length === 0 ? 0 : unlistedAccounts + olderMonths + firstBills + Math.min(...pages);
}
