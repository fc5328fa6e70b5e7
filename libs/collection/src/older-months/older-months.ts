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
 * took them over: refunds and credits reach closed months too, also those of accounts that have left. The payer is
 * compared with what the payer said then, for an account may never see the same, as where credits are hidden from it.
 * Only a month that is looked at for the first time is compared with the ledger, but for rounding: where it differs,
 * or where the ledger has nothing of it and should, it is read again once. A move that an account does not show yet
 * when it is read is looked for once more, a week later.
 *
 * A month that was imported is left alone.
 * @returns months to read again, each with what is to be kept of its bill when it has been read
 */
export async function findMovedMonths(
  sources: MonthSources,
  plan: CollectionPlan,
  meter: PageMeter,
): Promise<BilledMonth[]> {
  const accounts = plan.tasks.length + plan.alreadyComplete.length;
  const periods = periodsBefore(plan);
  const atATime = Math.max(1, Math.floor(monthsAtATime / accounts));
  const moved: BilledMonth[] = [];
  for (let first = 0; first < periods.length; first += atATime) {
    const months = await ledgerMonths(sources, plan, periods.slice(first, first + atATime));
    moved.push(...(await movedAmong(months, sources, meter)));
  }
  return moved;
}

/** Months that Cost Explorer still has and that are not read anyway. */
function periodsBefore({ today, window }: CollectionPlan): BillingPeriod[] {
  const watched = { from: earliestDay(today), to: window.from };
  if (watched.from >= watched.to) return [];
  return billingPeriodsOf(watched).filter((period) => period < billingPeriodOf(window.from));
}

/** A month of an account, as the ledger has it. */
interface LedgerMonth {
  readonly account: AccountId;
  readonly period: BillingPeriod;
  readonly imported: boolean;
  readonly totals: MonthTotals;
  /** At most so many amounts were added up to one of its totals. */
  readonly summands: number;
  /** It has days that the account saw itself, and this run sees them through the payer. */
  readonly otherView: boolean;
}

interface LedgerMonths {
  /** Those of which the ledger has something, and those that it is to have of every account. */
  readonly periods: readonly BillingPeriod[];
  readonly held: ReadonlyMap<string, LedgerMonth>;
  readonly isCollected: (period: BillingPeriod) => boolean;
}

async function ledgerMonths(
  { costs }: MonthSources,
  { mode, collectedSince }: CollectionPlan,
  periods: readonly BillingPeriod[],
): Promise<LedgerMonths> {
  const start = collectedSince && billingPeriodOf(collectedSince);
  const isCollected = (period: BillingPeriod): boolean => start !== undefined && period >= start;
  const held = new Map<string, LedgerMonth>();
  const used = new Set<BillingPeriod>();
  for (const period of periods) {
    if (isCollected(period)) used.add(period);
    for await (const { account, origins, matrix, days } of costs.organizationMonth(period)) {
      used.add(period);
      held.set(keyOf({ account, period }), {
        account,
        period,
        imported: origins.some((origin) => origin.startsWith('focus:')),
        totals: monthTotals(matrix),
        summands: matrix.length * days.length,
        otherView: mode === 'payer' && origins.includes('member'),
      });
    }
  }
  return { periods: [...used], held, isCollected };
}

async function movedAmong(
  months: LedgerMonths,
  { billing, payer }: MonthSources,
  meter: PageMeter,
): Promise<BilledMonth[]> {
  const { periods } = months;
  if (periods.length === 0) return [];
  const lines = groupByMonth(await payer.readMonthlyTotals(periods, meter));
  const kept = await keptBills(billing, periods);

  const moved: BilledMonth[] = [];
  const agreed: BilledMonth[] = [];
  for (const { account, period, ...month } of [
    ...months.held.values(),
    ...lacking(months, lines),
  ]) {
    if (month.imported) continue;
    const key = keyOf({ account, period });
    const billed = monthTotals(lines.get(key) ?? []);
    const digest = digestOf(billed);
    const before = kept.get(key);
    const isKnown = before?.digest === digest;
    const isSecondLook = isKnown && before.again;
    if (isKnown && !isSecondLook && !month.otherView) continue;
    // Of a month that was taken over through the same eyes, the payer tells by itself that it moved.
    const comparable = before === undefined || isSecondLook || month.otherView;
    const agrees = comparable && agreeButForRounding(month.totals, billed, month.summands + 1);
    const isMove = before !== undefined && !isKnown;
    if (!agrees) moved.push({ account, period, digest, again: isMove });
    else if (!isKnown || isSecondLook) agreed.push({ account, period, digest, again: false });
  }
  await billing.saveBilledMonths(agreed);
  return moved;
}

/** Months that the ledger is to have of an account that was billed for them, and has nothing of. */
function lacking(
  { held, isCollected }: LedgerMonths,
  lines: ReadonlyMap<string, readonly MonthlyTotal[]>,
): LedgerMonth[] {
  return [...lines].flatMap(([key, [first]]) => {
    if (first === undefined || held.has(key) || !isCollected(first.period)) return [];
    const { account, period } = first;
    const totals = monthTotals([]);
    return [{ account, period, imported: false, totals, summands: 0, otherView: false }];
  });
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

async function keptBills(
  billing: BillingLedger,
  periods: readonly BillingPeriod[],
): Promise<Map<string, BilledMonth>> {
  const bills = new Map<string, BilledMonth>();
  for (const period of periods) {
    for await (const month of billing.billedMonths(period)) bills.set(keyOf(month), month);
  }
  return bills;
}

function keyOf({ account, period }: { account: AccountId; period: BillingPeriod }): string {
  return `${period} ${account}`;
}
