import type { DayCosts } from '@orgcost/domain';
import { sumAmounts } from '@orgcost/money';

/** A day is asked for on hundreds of others. */
const known = new WeakMap<DayCosts, number>();

/** Unblended US dollars of the whole day, as a float: for statistics, not for a bill. */
export function dollarsOf(costs: DayCosts): number {
  const dollars =
    known.get(costs) ??
    Number(sumAmounts(costs.matrix.flatMap(({ amounts }) => amounts.unblended ?? [])));
  known.set(costs, dollars);
  return dollars;
}
