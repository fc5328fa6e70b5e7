import { billingPeriodsOf, daysOfBillingPeriod, type BillingPeriod } from '@orgcost/domain';
import type { AccountTask } from '../plan/account-task';
import type { CollectionPlan } from '../plan/plan';
import { refreshWindow } from '../plan/refresh-window';
import type { BillingLedger } from '../ports/billing-ledger';
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
  for await (const { periods, unknown } of firstQueries(billing, plan)) {
    const bills = await askPayer(payer, periods, meter);
    const first = unknown.map((month) => {
      const totals = bills.get(keyOf(month))?.totals ?? new Map();
      return { ...month, digest: digestOf(totals), again: false };
    });
    await billing.saveBilledMonths(first);
  }
}

/** Of first bills: the queries that tell them, and how many there are. */
export interface FirstBillCounts {
  readonly queries: number;
  readonly bills: number;
}

/** What a plan in member mode would ask for; the ledger is read, the payer not asked. */
export async function countFirstBills(
  billing: Pick<BillingLedger, 'billedMonths'>,
  plan: CollectionPlan,
): Promise<FirstBillCounts> {
  let counts = { queries: 0, bills: 0 };
  for await (const { unknown } of firstQueries(billing, plan)) {
    counts = { queries: counts.queries + 1, bills: counts.bills + unknown.length };
  }
  return counts;
}

/** Months that are asked for in one query, and of which accounts the ledger keeps no bill yet. */
async function* firstQueries(
  billing: Pick<BillingLedger, 'billedMonths'>,
  plan: CollectionPlan,
): AsyncGenerator<{ periods: readonly BillingPeriod[]; unknown: readonly AccountMonth[] }> {
  const all = new Set<BillingPeriod>();
  for (const { period } of firstMonths(plan)) all.add(period);
  for (const periods of queriedTogether([...all].sort(), plan)) {
    const kept = await keptBills(billing, periods);
    const unknown: AccountMonth[] = [];
    for (const month of firstMonths(plan)) {
      if (periods.includes(month.period) && !kept.has(keyOf(month))) unknown.push(month);
    }
    if (unknown.length > 0) yield { periods, unknown };
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
