import { billingPeriodOf, billingPeriodsOf, type BillingPeriod } from '@orgcost/domain';
import type { CollectionPlan } from '../plan/plan';
import { earliestDay } from '../plan/refresh-window';

/** Months that Cost Explorer still has and that a plan does not read anyway. */
export function olderPeriods({
  today,
  window,
}: Pick<CollectionPlan, 'today' | 'window'>): BillingPeriod[] {
  const older = { from: earliestDay(today), to: window.from };
  if (older.from >= older.to) return [];
  return billingPeriodsOf(older).filter((period) => period < billingPeriodOf(window.from));
}

/** Months of accounts that are in hand at a time. */
const monthsAtATime = 10_000;

/** How many months of so many accounts the payer is asked for in one query, at most. */
export function monthsTogether(accounts: number): number {
  return Math.max(1, Math.floor(monthsAtATime / Math.max(1, accounts)));
}

/**
 * Months that the payer is asked for in one query: all of them for hundreds of accounts, and fewer the more accounts
 * there are, so that memory holds one month of a large organization at most.
 */
export function queriedTogether(
  periods: readonly BillingPeriod[],
  { tasks, alreadyComplete }: Pick<CollectionPlan, 'tasks' | 'alreadyComplete'>,
): BillingPeriod[][] {
  const size = monthsTogether(tasks.length + alreadyComplete.length);
  return Array.from({ length: Math.ceil(periods.length / size) }, (_, index) =>
    periods.slice(index * size, (index + 1) * size),
  );
}
