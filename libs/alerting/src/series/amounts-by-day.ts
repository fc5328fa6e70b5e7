import {
  chargeGroupOf,
  type ChargeGroup,
  type CostLine,
  type Metric,
  type UtcDay,
} from '@orgcost/domain';
import { RunningSum, type Amount, type Currency } from '@orgcost/money';
import type { ObservedDay } from './observed-day';

/** What of an account's costs is counted. */
export interface Counted {
  readonly metric: Metric;
  /** Others are never added to it. */
  readonly currency: Currency;
}

/** An amount for each day that the ledger has, in order. */
export type AmountsByDay = ReadonlyMap<UtcDay, Amount>;

/**
 * Charges that come day by day, with what is used. Others come once, or once a month: taxes, support, fees, credits and
 * refunds.
 */
const runningGroups: ReadonlySet<ChargeGroup> = new Set([
  'usage',
  'commitment',
  'discount',
  'other',
]);

export function isRunning({ chargeType }: Pick<CostLine, 'chargeType'>): boolean {
  return runningGroups.has(chargeGroupOf(chargeType));
}

/** Days that lack the metric are left out: nothing can be said of them. */
export function amountsByDay(
  days: readonly ObservedDay[],
  { metric, currency }: Counted,
  counts: (line: CostLine) => boolean,
): AmountsByDay {
  return new Map(
    days
      .filter(({ metrics }) => metrics.includes(metric))
      .map(({ day, matrix }) => {
        const sum = new RunningSum();
        for (const line of matrix) {
          const amount = line.amounts[metric];
          if (amount !== undefined && line.currency === currency && counts(line)) sum.add(amount);
        }
        return [day, sum.total()];
      }),
  );
}
