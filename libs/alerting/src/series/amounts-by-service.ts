import type { CostLine, UtcDay } from '@orgcost/domain';
import { RunningSum, zero } from '@orgcost/money';
import type { AmountsByDay, Counted } from './amounts-by-day';
import type { ObservedDay } from './observed-day';

/**
 * The same as `amountsByDay` of each service's lines, for all services in one pass: accounts have many, and months of days.
 */
export function amountsByService(
  days: readonly ObservedDay[],
  { metric, currency }: Counted,
  counts: (line: CostLine) => boolean,
): ReadonlyMap<string, AmountsByDay> {
  const measured = days.filter(({ metrics }) => metrics.includes(metric));
  const sums = new Map<string, Map<UtcDay, RunningSum>>();
  for (const { day, matrix } of measured) {
    for (const line of matrix) {
      const amount = line.amounts[metric];
      if (amount === undefined || line.currency !== currency || !counts(line)) continue;
      const ofService = sums.get(line.service) ?? new Map<UtcDay, RunningSum>();
      sums.set(line.service, ofService);
      const sum = ofService.get(day) ?? new RunningSum();
      ofService.set(day, sum);
      sum.add(amount);
    }
  }
  return new Map(
    [...sums].map(([service, ofService]) => [
      service,
      new Map(measured.map(({ day }) => [day, ofService.get(day)?.total() ?? zero])),
    ]),
  );
}
