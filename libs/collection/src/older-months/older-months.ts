import {
  billingPeriodOf,
  billingPeriodsOf,
  type AccountId,
  type BillingPeriod,
} from '@orgcost/domain';
import { agreeButForRounding, digestOf, monthTotals, type MonthTotals } from './month-totals';
import type { PageMeter } from '../run/page-meter';
import type { CollectionPlan } from '../plan/plan';
import type { BilledMonth, BillingLedger } from '../ports/billing-ledger';
import type { CostLedger } from '../ports/cost-ledger';
import type { MonthlyTotal, PayerCostSource } from '../ports/cost-source';
import { earliestDay } from '../plan/refresh-window';

export interface MonthSources {
  readonly costs: Pick<CostLedger, 'organizationMonth'>;
  readonly billing: BillingLedger;
  readonly payer: Pick<PayerCostSource, 'readMonthlyTotals'>;
}

/** Months of accounts that are compared at a time, so that memory does not grow with an organization. */
const monthsAtATime = 10_000;

/**
 * Asks the payer for the totals of the months before the window, and finds those that moved since the ledger last
 * took them over: refunds and credits reach closed months too. The payer is compared with what the payer said then,
 * for an account may never see the same, as where credits are hidden from it. Only a month that is looked at for the
 * first time is compared with the ledger, but for rounding: where it differs, it is read again once.
 *
 * A month of which the ledger holds nothing, or what was imported, is left alone.
 * @returns months to read again, each with the digest that is to be kept when it has been read
 */
export async function findMovedMonths(
  sources: MonthSources,
  plan: CollectionPlan,
  meter: PageMeter,
): Promise<BilledMonth[]> {
  const accounts = new Set([...plan.tasks, ...plan.alreadyComplete].map(({ account }) => account));
  const periods = periodsBefore(plan);
  const atATime = Math.max(1, Math.floor(monthsAtATime / accounts.size));
  const moved: BilledMonth[] = [];
  for (let first = 0; first < periods.length; first += atATime) {
    const held = await heldMonths(sources, plan, accounts, periods.slice(first, first + atATime));
    moved.push(...(await movedAmong(held, sources, meter)));
  }
  return moved;
}

/** Months that Cost Explorer still has and that are not read anyway. */
function periodsBefore({ today, window }: CollectionPlan): BillingPeriod[] {
  const watched = { from: earliestDay(today), to: window.from };
  if (watched.from >= watched.to) return [];
  return billingPeriodsOf(watched).filter((period) => period < billingPeriodOf(window.from));
}

/** A month as the ledger holds it. */
interface HeldMonth {
  readonly account: AccountId;
  readonly period: BillingPeriod;
  readonly totals: MonthTotals;
  /** At most so many amounts were added up to one of its totals. */
  readonly summands: number;
  /** It has days that the account saw itself, and this run sees them through the payer. */
  readonly otherView: boolean;
}

async function heldMonths(
  { costs }: MonthSources,
  { mode }: CollectionPlan,
  accounts: ReadonlySet<AccountId>,
  periods: readonly BillingPeriod[],
): Promise<HeldMonth[]> {
  const held: HeldMonth[] = [];
  for (const period of periods) {
    for await (const { account, origins, matrix, days } of costs.organizationMonth(period)) {
      const imported = origins.some((origin) => origin.startsWith('focus:'));
      if (imported || !accounts.has(account)) continue;
      held.push({
        account,
        period,
        totals: monthTotals(matrix),
        summands: matrix.length * days.length,
        otherView: mode === 'payer' && origins.includes('member'),
      });
    }
  }
  return held;
}

async function movedAmong(
  held: readonly HeldMonth[],
  { billing, payer }: MonthSources,
  meter: PageMeter,
): Promise<BilledMonth[]> {
  const periods = [...new Set(held.map(({ period }) => period))];
  if (periods.length === 0) return [];
  const lines = groupByMonth(await payer.readMonthlyTotals(periods, meter));
  const kept = await keptDigests(billing, periods);

  const moved: BilledMonth[] = [];
  const agreed: BilledMonth[] = [];
  for (const { account, period, totals, summands, otherView } of held) {
    const billed = monthTotals(lines.get(keyOf({ account, period })) ?? []);
    const before = kept.get(keyOf({ account, period }));
    const digest = digestOf(billed);
    if (digest === before && !otherView) continue;
    const firstLook = before === undefined || otherView;
    const agrees = firstLook && agreeButForRounding(totals, billed, summands + 1);
    (agrees ? agreed : moved).push({ account, period, digest });
  }
  await billing.saveBilledMonths(agreed.filter((month) => month.digest !== kept.get(keyOf(month))));
  return moved;
}

function groupByMonth(totals: readonly MonthlyTotal[]): Map<string, MonthlyTotal[]> {
  const months = new Map<string, MonthlyTotal[]>();
  for (const total of totals) {
    const ofMonth = months.get(keyOf(total)) ?? [];
    ofMonth.push(total);
    months.set(keyOf(total), ofMonth);
  }
  return months;
}

async function keptDigests(
  billing: BillingLedger,
  periods: readonly BillingPeriod[],
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const period of periods) {
    for await (const month of billing.billedMonths(period)) digests.set(keyOf(month), month.digest);
  }
  return digests;
}

function keyOf({ account, period }: { account: AccountId; period: BillingPeriod }): string {
  return `${period} ${account}`;
}
