import { historyFrom, withoutServices, type Looking, type ObservedDay } from '@orgcost/alerting';
import { parseInstant, type DayCosts, type UtcDay } from '@orgcost/domain';

export const looking: Looking = { metric: 'unblended', currency: 'USD', settleHours: 48 };

export function morningOf(today: UtcDay) {
  return parseInstant(`${today}T06:00:00.000Z`);
}

/** What a policy looks at: all seen this morning. */
export function observed(known: readonly DayCosts[], today: UtcDay): ObservedDay[] {
  const seenAt = morningOf(today);
  const from = historyFrom(today);
  return known.filter(({ day }) => day >= from).map((day) => ({ ...summed(day), seenAt }));
}

/** The same day is looked at on a hundred mornings. */
function summed(costs: DayCosts): DayCosts {
  const known = sums.get(costs);
  if (known) return known;
  const sum = withoutServices(costs);
  sums.set(costs, sum);
  return sum;
}

const sums = new WeakMap<DayCosts, DayCosts>();
