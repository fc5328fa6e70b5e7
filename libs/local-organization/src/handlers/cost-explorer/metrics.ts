import { currency, type Charge, type Picodollars } from '../../costs/charge';
import { wireText } from '../../costs/decimal-text';

export const metricNames = [
  'UnblendedCost',
  'AmortizedCost',
  'NetUnblendedCost',
  'NetAmortizedCost',
  'BlendedCost',
  'UsageQuantity',
] as const;
export type MetricName = (typeof metricNames)[number];

/** Of several charges. */
export type Sums = Record<MetricName, Picodollars>;

export function noSums(): Sums {
  return {
    UnblendedCost: 0n,
    AmortizedCost: 0n,
    NetUnblendedCost: 0n,
    NetAmortizedCost: 0n,
    BlendedCost: 0n,
    UsageQuantity: 0n,
  };
}

export function addCharge(sums: Sums, charge: Charge): void {
  sums.UnblendedCost += charge.unblended;
  sums.AmortizedCost += charge.amortized;
  sums.NetUnblendedCost += charge.netUnblended;
  sums.NetAmortizedCost += charge.netAmortized;
  sums.BlendedCost += charge.unblended;
  sums.UsageQuantity += charge.quantity * 1_000_000n;
}

/** Quantities of different services have no unit in common. */
export function metricValues(sums: Sums, metrics: readonly MetricName[]) {
  return Object.fromEntries(
    metrics.map((metric) => [
      metric,
      { Amount: wireText(sums[metric]), Unit: metric === 'UsageQuantity' ? 'N/A' : currency },
    ]),
  );
}
