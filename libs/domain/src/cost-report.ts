import { RunningSum, sumByCurrency, type Money } from '@orgcost/money';
import type { AccountId } from './account';
import type { ChargeType } from './charge-type';
import { metrics, type CostLine, type CostMatrix, type Metric } from './cost-matrix';
import { InvalidInputError } from './invalid-input-error';
import type { UtcDay } from './utc-day';

export const costDimensions = ['account', 'day', 'service', 'charge-type'] as const;
export type CostDimension = (typeof costDimensions)[number];

/** Some of the costs lack the metric that was asked for. */
export class MetricLackingError extends InvalidInputError {
  constructor(
    metric: Metric,
    /** What all of them have. */
    readonly available: readonly Metric[],
  ) {
    super(
      available.length === 0
        ? `These costs have no metric in common, so not ${metric} either: ask for fewer accounts or days`
        : `These costs have no ${metric}: they have ${available.join(', ')}`,
    );
  }
}

export interface CostQuery {
  /** What keeps rows apart, the outermost first. */
  readonly groupBy: readonly CostDimension[];
  readonly metric: Metric;
}

/** Costs of one account: a `CostDay`, or a `CostMonth` where rows are not kept apart by day. */
export interface ReportedCosts {
  readonly account: AccountId;
  readonly day?: UtcDay;
  readonly estimated: boolean;
  readonly metrics: readonly Metric[];
  readonly matrix: CostMatrix;
}

/** The exact sum of what has the same dimensions and currency; only the dimensions asked for are present. */
export interface CostRow extends Money {
  readonly account?: AccountId;
  readonly day?: UtcDay;
  readonly service?: string;
  readonly chargeType?: ChargeType;
  /** Something in the sum may still change. */
  readonly estimated: boolean;
}

export interface CostReport {
  readonly metric: Metric;
  /** Sorted by the dimensions in the order asked for, then by currency. */
  readonly rows: readonly CostRow[];
  /** One for each currency. */
  readonly totals: readonly Money[];
}

/**
 * Sums costs into rows while they stream in; only the rows are held.
 * @throws MetricLackingError when some of the costs lack the metric: a sum without them would be wrong
 */
export async function reportCosts(
  costs: Iterable<ReportedCosts> | AsyncIterable<ReportedCosts>,
  { groupBy, metric }: CostQuery,
): Promise<CostReport> {
  const rows = new Map<string, GrowingRow>();
  let available: readonly Metric[] = metrics;

  for await (const item of costs) {
    available = available.filter((one) => item.metrics.includes(one));
    for (const line of item.matrix) {
      const amount = line.amounts[metric];
      if (amount === undefined) continue;
      const group = groupBy.map((dimension) => valueOf(dimension, item, line));
      const key = [...group, line.currency].join('\u0000');
      const row = rows.get(key) ?? rowOf(groupBy, item, line);
      rows.set(key, row);
      row.sum.add(amount);
      row.estimated ||= item.estimated;
    }
  }

  if (!available.includes(metric)) throw new MetricLackingError(metric, available);
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => finished(row));
  return { metric, rows: sorted, totals: sumByCurrency(sorted) };
}

interface GrowingRow extends Omit<CostRow, 'amount'> {
  readonly sum: RunningSum;
  estimated: boolean;
}

function rowOf(groupBy: readonly CostDimension[], item: ReportedCosts, line: CostLine): GrowingRow {
  return {
    ...(groupBy.includes('account') && { account: item.account }),
    ...(groupBy.includes('day') && { day: dayOf(item) }),
    ...(groupBy.includes('service') && { service: line.service }),
    ...(groupBy.includes('charge-type') && { chargeType: line.chargeType }),
    currency: line.currency,
    estimated: false,
    sum: new RunningSum(),
  };
}

function finished({ sum, ...row }: GrowingRow): CostRow {
  return { ...row, amount: sum.total() };
}

function valueOf(dimension: CostDimension, item: ReportedCosts, line: CostLine): string {
  switch (dimension) {
    case 'account':
      return item.account;
    case 'day':
      return dayOf(item);
    case 'service':
      return line.service;
    case 'charge-type':
      return line.chargeType;
  }
}

function dayOf({ account, day }: ReportedCosts): UtcDay {
  if (day === undefined)
    throw new RangeError(`Costs of ${account} over several days have no day to group by`);
  return day;
}
