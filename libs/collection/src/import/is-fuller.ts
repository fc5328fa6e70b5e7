import type { CostLine, DayCosts, Metric } from '@orgcost/domain';
import { compareAmounts, negateAmount, sumByCurrency, zero, type Money } from '@orgcost/money';

/**
 * Whether a day has more than another look at it: a metric or a line (service, charge type and currency) that the
 * other lacks, or larger amounts in a currency, added up whatever their signs.
 */
export function isFuller(day: DayCosts, other: DayCosts): boolean {
  const cells = new Set(other.matrix.map(cellOf));
  return (
    day.metrics.some((metric) => !other.metrics.includes(metric)) ||
    day.matrix.some((line) => !cells.has(cellOf(line))) ||
    day.metrics.some((metric) => isLarger(sizes(day, metric), sizes(other, metric)))
  );
}

function cellOf({ service, chargeType, currency }: CostLine): string {
  return JSON.stringify([service, chargeType, currency]);
}

function isLarger(some: readonly Money[], others: readonly Money[]): boolean {
  return some.some(({ amount, currency }) => {
    const other = others.find((one) => one.currency === currency)?.amount ?? zero;
    return compareAmounts(amount, other) > 0;
  });
}

/** The sums of absolute amounts: a credit that is lacking makes a day smaller too. */
function sizes({ matrix }: DayCosts, metric: Metric): Money[] {
  return sumByCurrency(
    matrix.flatMap(({ amounts, currency }) => {
      const amount = amounts[metric];
      if (amount === undefined) return [];
      return [
        { amount: compareAmounts(amount, zero) < 0 ? negateAmount(amount) : amount, currency },
      ];
    }),
  );
}
