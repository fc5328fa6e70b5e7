import { billingPeriodsOf, daysOfBillingPeriod, type BillingPeriod } from '@orgcost/domain';
import type { AccountTask } from '../plan/account-task';
import type { CollectionPlan } from '../plan/plan';
import { refreshWindow } from '../plan/refresh-window';
import type { PageMeter } from '../run/page-meter';
import { askPayer, keptBills, keyOf, type AccountMonth } from './bills';
import { digestOf } from './month-totals';
import { queriedTogether } from './older-periods';
import type { MonthSources } from './watch-months';

/**
 * Keeps what the payer is billed for older months that accounts are about to be read for the first time, so that what
 * an account is never shown makes no watch read them again. It is asked before they are read: what moves later is
 * found, whenever they are read in the end. Through the payer they are the same, and need no bill for it.
 */
export async function keepFirstBills(
  { billing, payer }: Pick<MonthSources, 'billing' | 'payer'>,
  plan: CollectionPlan,
  meter: PageMeter,
): Promise<void> {
  if (plan.mode === 'payer') return;
  const periods = new Set<BillingPeriod>();
  for (const { period } of firstMonths(plan)) periods.add(period);
  for (const together of queriedTogether([...periods].sort(), plan)) {
    const kept = await keptBills(billing, together);
    const unknown: AccountMonth[] = [];
    for (const month of firstMonths(plan)) {
      if (together.includes(month.period) && !kept.has(keyOf(month))) unknown.push(month);
    }
    if (unknown.length === 0) continue;
    const bills = await askPayer(payer, together, meter);
    const first = unknown.map((month) => {
      const totals = bills.get(keyOf(month))?.totals ?? new Map();
      return { ...month, digest: digestOf(totals), again: false };
    });
    await billing.saveBilledMonths(first);
  }
}

/** Months before the refresh window that a plan reads, and of which the ledger has nothing yet. */
export function* firstMonths({
  today,
  tasks,
}: Pick<CollectionPlan, 'today' | 'tasks'>): Generator<AccountMonth> {
  const window = refreshWindow(today);
  for (const { account, ranges, coverage } of tasks) {
    for (const { from, bill } of ranges) {
      if (bill !== undefined || from >= window.from) continue;
      for (const period of billingPeriodsOf({ from, to: window.from })) {
        if (isBefore(period, coverage)) yield { account, period };
      }
    }
  }
}

function isBefore(period: BillingPeriod, coverage: AccountTask['coverage']): boolean {
  return coverage === undefined || daysOfBillingPeriod(period).to <= coverage.since;
}
