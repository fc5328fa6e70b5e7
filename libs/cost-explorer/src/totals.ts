import { costExplorerDecimals as decimals } from '@orgcost/collection';
import {
  addMetricAmounts,
  metrics,
  type AccountId,
  type BillingPeriod,
  type ChargeType,
  type MetricAmounts,
  type UtcDay,
} from '@orgcost/domain';
import { differByRoundingAtMost, zero, type Currency } from '@orgcost/money';
import type { PeriodCosts } from './answer';

export interface Cost {
  readonly account: AccountId;
  /** The day or month that it is of. */
  readonly time: UtcDay | BillingPeriod;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly amounts: MetricAmounts;
}

export interface Total extends Cost {
  /** How many costs were added. */
  readonly addends: number;
}

/** By all of a total but its amounts. */
export type Totals = Map<string, Total>;

export function addToTotals(totals: Totals, cost: Cost): void {
  const key = [cost.account, cost.time, cost.chargeType, cost.currency].join('\u0000');
  const { addends, amounts } = totals.get(key) ?? { addends: 0 };
  totals.set(key, {
    ...cost,
    amounts: amounts ? addMetricAmounts(amounts, cost.amounts) : cost.amounts,
    addends: addends + 1,
  });
}

/** Totals of an answer that is grouped by account and charge type, by what is made of each period's first day. */
export function totalsByChargeType(
  periods: readonly PeriodCosts[],
  timeOf: (start: UtcDay) => Cost['time'] = (start) => start,
): Totals {
  const totals: Totals = new Map();
  for (const { start, groups } of periods) {
    for (const {
      keys: [account, chargeType],
      currency,
      amounts,
    } of groups) {
      addToTotals(totals, { account, time: timeOf(start), chargeType, currency, amounts });
    }
  }
  return totals;
}

/** What differs, for people; an account of which nothing does is absent. */
export type Differences = ReadonlyMap<AccountId, readonly string[]>;

/**
 * Each amount in which the two are further apart than rounding explains: that of each cost that was added, and of the
 * total. A total that is missing counts as zero.
 */
export function differences(parts: Totals, whole: Totals): Differences {
  const found = new Map<AccountId, string[]>();
  for (const key of [...new Set([...parts.keys(), ...whole.keys()])].sort()) {
    const [part, all] = [parts.get(key), whole.get(key)];
    const total = part ?? all;
    if (!total) continue;
    const { account, time, chargeType, currency } = total;
    const rounding = { rounded: (part?.addends ?? 1) + (all?.addends ?? 1), decimals };
    const differing = found.get(account) ?? [];
    for (const metric of metrics) {
      const [sum, expected] = [part?.amounts[metric] ?? zero, all?.amounts[metric] ?? zero];
      if (sum === expected || differByRoundingAtMost(sum, expected, rounding)) continue;
      differing.push(`${time} ${chargeType} ${metric} ${sum} instead of ${expected} ${currency}`);
    }
    if (differing.length > 0) found.set(account, differing);
  }
  return found;
}
