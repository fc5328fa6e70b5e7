import { addMetricAmounts, type MetricAmounts } from '@orgcost/domain';

/**
 * Costs of which all but the amounts is the same become one, added exactly; in the order of what they are told apart by.
 * @param keyOf all that tells costs apart
 */
export function addedUp<Cost extends { readonly amounts: MetricAmounts }>(
  costs: Iterable<Cost>,
  keyOf: (cost: Cost) => readonly string[],
): Cost[] {
  const sums = new Map<string, Cost>();
  for (const cost of costs) {
    const key = keyOf(cost).join('\u0000');
    const present = sums.get(key);
    sums.set(
      key,
      present ? { ...cost, amounts: addMetricAmounts(present.amounts, cost.amounts) } : cost,
    );
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cost]) => cost);
}
