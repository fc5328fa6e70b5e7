import { createHash } from 'node:crypto';
import {
  addMetricAmounts,
  metrics,
  type ChargeType,
  type Metric,
  type MetricAmounts,
} from '@orgcost/domain';
import { differByRoundingAtMost, zero, type Amount, type Currency } from '@orgcost/money';
import { costExplorerDecimals as decimals } from '../ports/cost-source';

/** What an account's month comes to, by charge type and currency. */
export type MonthTotals = ReadonlyMap<string, MetricAmounts>;

interface Line {
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly amounts: MetricAmounts;
}

export function monthTotals(lines: Iterable<Line>): MonthTotals {
  const totals = new Map<string, MetricAmounts>();
  for (const { chargeType, currency, amounts } of lines) {
    const key = JSON.stringify([chargeType, currency]);
    const present = totals.get(key);
    totals.set(key, present ? addMetricAmounts(present, amounts) : amounts);
  }
  return totals;
}

/** SHA-256 in base64url, the same for totals that say the same: a line of zeros is as good as no line. */
export function digestOf(totals: MonthTotals): string {
  const lines = [...totals.keys()]
    .map((line) => ({ line, amounts: metrics.map((metric) => amountOf(totals, line, metric)) }))
    .filter(({ amounts }) => amounts.some((amount) => amount !== zero))
    .map(({ line, amounts }) => [line, ...amounts].join(' '));
  return createHash('sha256').update(lines.sort().join('\n')).digest('base64url');
}

/** @param rounded amounts that were printed, in both together, for one total at most */
export function agreeButForRounding(a: MonthTotals, b: MonthTotals, rounded: number): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((line) =>
    metrics.every((metric) => {
      const [left, right] = [amountOf(a, line, metric), amountOf(b, line, metric)];
      return left === right || differByRoundingAtMost(left, right, { rounded, decimals });
    }),
  );
}

function amountOf(totals: MonthTotals, line: string, metric: Metric): Amount {
  return totals.get(line)?.[metric] ?? zero;
}
