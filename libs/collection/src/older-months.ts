import {
  addMetricAmounts,
  billingPeriodOf,
  billingPeriodsOf,
  daysOfBillingPeriod,
  metrics,
  type AccountId,
  type BillingPeriod,
  type CostMonth,
  type DayRange,
  type MetricAmounts,
} from '@orgcost/domain';
import { isZero } from '@orgcost/money';
import type { PageMeter } from './page-meter';
import type { CollectionPlan } from './plan';
import type { CostLedger } from './ports/cost-ledger';
import type { PayerCostSource } from './ports/cost-source';
import { earliestDay } from './refresh-window';

export interface MonthSources {
  readonly costs: Pick<CostLedger, 'organizationMonth'>;
  readonly payer: Pick<PayerCostSource, 'readMonthlyTotals'>;
}

/**
 * Asks the payer, in one query, for the totals of the months before the window, and adds to the plan those months
 * of those accounts that the ledger holds with other totals: refunds and credits reach closed months too.
 * A month of which the ledger holds nothing, or what was imported, is left alone.
 */
export async function watchOlderMonths(
  { costs, payer }: MonthSources,
  plan: CollectionPlan,
  meter: PageMeter,
): Promise<CollectionPlan> {
  const accounts = new Set([...plan.tasks.map(({ account }) => account), ...plan.alreadyComplete]);
  const kept = new TotalsByMonth();
  const held: AccountMonth[] = [];
  for await (const { account, period, origins, matrix } of monthsBefore(costs, plan)) {
    const imported = origins.some((origin) => origin.startsWith('focus:'));
    if (imported || !accounts.has(account)) continue;
    held.push({ account, period });
    for (const line of matrix) kept.add({ account, period, ...line });
  }
  const periods = [...new Set(held.map(({ period }) => period))].sort();
  if (periods.length === 0) return plan;

  const billed = new TotalsByMonth();
  for (const total of await payer.readMonthlyTotals(periods, meter)) billed.add(total);
  return withMonths(
    plan,
    held.filter((month) => !sameTotals(kept.of(month), billed.of(month))),
  );
}

/** Months that Cost Explorer still has and that are not read anyway. */
async function* monthsBefore(
  costs: MonthSources['costs'],
  { today, window }: CollectionPlan,
): AsyncGenerator<CostMonth> {
  const watched = { from: earliestDay(today), to: window.from };
  for (const period of watched.from < watched.to ? billingPeriodsOf(watched) : []) {
    if (period < billingPeriodOf(window.from)) yield* costs.organizationMonth(period);
  }
}

interface AccountMonth {
  readonly account: AccountId;
  readonly period: BillingPeriod;
}

interface MonthLine extends AccountMonth {
  readonly chargeType: string;
  readonly currency: string;
  readonly amounts: MetricAmounts;
}

/** The totals of a month by charge type and currency. */
type Totals = ReadonlyMap<string, MetricAmounts>;

class TotalsByMonth {
  readonly #months = new Map<string, Map<string, MetricAmounts>>();

  add({ chargeType, currency, amounts, ...month }: MonthLine): void {
    const totals = this.#months.get(this.#key(month)) ?? new Map<string, MetricAmounts>();
    const line = `${chargeType}\u0000${currency}`;
    const present = totals.get(line);
    totals.set(line, present ? addMetricAmounts(present, amounts) : amounts);
    this.#months.set(this.#key(month), totals);
  }

  of(month: AccountMonth): Totals {
    return this.#months.get(this.#key(month)) ?? new Map<string, MetricAmounts>();
  }

  #key({ account, period }: AccountMonth): string {
    return `${account}\u0000${period}`;
  }
}

/** A line of zeros says the same as no line. */
function sameTotals(a: Totals, b: Totals): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((line) =>
    metrics.every((metric) => {
      const [left, right] = [a.get(line)?.[metric], b.get(line)?.[metric]];
      return (
        left === right || [left, right].every((amount) => amount === undefined || isZero(amount))
      );
    }),
  );
}

function withMonths(plan: CollectionPlan, months: readonly AccountMonth[]): CollectionPlan {
  const extra = new Map<AccountId, DayRange[]>();
  for (const { account, period } of months) {
    extra.set(account, [...(extra.get(account) ?? []), daysOfBillingPeriod(period)]);
  }
  const tasks = plan.tasks.map((task) => ({
    ...task,
    // A task that reaches further back than the window reads such a month anyway.
    ranges: [
      ...task.ranges,
      ...(extra.get(task.account) ?? []).filter(({ from }) => !reaches(task.ranges, from)),
    ],
  }));
  const completed = plan.alreadyComplete.flatMap((account) => {
    const ranges = extra.get(account);
    return ranges ? [{ account, ranges, lastComplete: plan.today }] : [];
  });
  return { ...plan, tasks: [...tasks, ...completed] };
}

function reaches(ranges: readonly DayRange[], day: string): boolean {
  return ranges.some(({ from, to }) => from <= day && day < to);
}
