import {
  addMetricAmounts,
  metrics,
  type AccountId,
  type ChargeType,
  type MetricAmounts,
  type UtcDay,
} from '@orgcost/domain';
import { zero, type Currency } from '@orgcost/money';
import type { PeriodCosts } from './answer';

export interface Total {
  readonly account: AccountId;
  readonly day: UtcDay;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly amounts: MetricAmounts;
}

/** By all of a total but its amounts. */
export type Totals = Map<string, Total>;

export function addToTotals(totals: Totals, total: Total): void {
  const key = [total.account, total.day, total.chargeType, total.currency].join('\u0000');
  const present = totals.get(key);
  totals.set(
    key,
    present ? { ...total, amounts: addMetricAmounts(present.amounts, total.amounts) } : total,
  );
}

/** Totals of an answer that is grouped by account and charge type. */
export function totalsByChargeType(periods: readonly PeriodCosts[]): Totals {
  const totals: Totals = new Map();
  for (const { start, groups } of periods) {
    for (const {
      keys: [account, chargeType],
      currency,
      amounts,
    } of groups) {
      addToTotals(totals, { account, day: start, chargeType, currency, amounts });
    }
  }
  return totals;
}

/** Each amount in which the two are not exactly the same, for people; a total that is missing counts as zero. */
export function differences(parts: Totals, whole: Totals): string[] {
  return [...new Set([...parts.keys(), ...whole.keys()])].sort().flatMap((key) => {
    const [part, all] = [parts.get(key), whole.get(key)];
    const total = part ?? all;
    return metrics.flatMap((metric) => {
      const [sum, expected] = [part?.amounts[metric] ?? zero, all?.amounts[metric] ?? zero];
      if (!total || sum === expected) return [];
      const { account, day, chargeType, currency } = total;
      return [
        `${account} ${day} ${chargeType} ${metric} ${sum} instead of ${expected} ${currency}`,
      ];
    });
  });
}
