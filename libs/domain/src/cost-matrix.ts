import { addAmounts, type Amount, type Currency } from '@orgcost/money';
import type { ChargeType } from './charge-type';

/**
 * Ways to count one charge. Unblended: as billed that day; amortized:
 * commitments spread over the days they cover; net: after discounts.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/ce-advanced.html
 */
export const metrics = ['unblended', 'amortized', 'net-unblended', 'net-amortized'] as const;
export type Metric = (typeof metrics)[number];

/** A metric that the source does not give is absent, never zero. */
export type MetricAmounts = Readonly<Partial<Record<Metric, Amount>>>;

export interface CostLine {
  readonly service: string;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly amounts: MetricAmounts;
}

/** Lines sorted by service, charge type and currency, each combination once. */
export type CostMatrix = readonly CostLine[];

/** Brings lines into a matrix: lines of the same service, charge type and currency are added, exactly. */
export function costMatrix(lines: Iterable<CostLine>): CostMatrix {
  const merged = new Map<string, CostLine>();
  for (const line of lines) {
    const key = keyOf(line);
    const present = merged.get(key);
    merged.set(
      key,
      present ? { ...present, amounts: addMetricAmounts(present.amounts, line.amounts) } : line,
    );
  }
  return [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** The sum of two has only the metrics that both have: a missing summand is not zero. */
export function addMetricAmounts(a: MetricAmounts, b: MetricAmounts): MetricAmounts {
  const sum: Partial<Record<Metric, Amount>> = {};
  for (const metric of metrics) {
    const [left, right] = [a[metric], b[metric]];
    if (left !== undefined && right !== undefined) sum[metric] = addAmounts(left, right);
  }
  return sum;
}

/** The metrics that every one of the lines has; all of them for no lines. */
export function metricsOf(lines: readonly CostLine[]): Metric[] {
  return metrics.filter((metric) => lines.every(({ amounts }) => amounts[metric] !== undefined));
}

function keyOf({ service, chargeType, currency }: CostLine): string {
  return `${service}\u0000${chargeType}\u0000${currency}`;
}
