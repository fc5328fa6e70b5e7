import { historyFrom, type Looking, type ObservedDay } from '@orgcost/alerting';
import {
  addMetricAmounts,
  parseInstant,
  type CostLine,
  type DayCosts,
  type UtcDay,
} from '@orgcost/domain';

export const looking: Looking = { metric: 'unblended', currency: 'USD', settleHours: 48 };

export function morningOf(today: UtcDay) {
  return parseInstant(`${today}T06:00:00.000Z`);
}

/** What a policy looks at: all seen this morning. */
export function observed(known: readonly DayCosts[], today: UtcDay): ObservedDay[] {
  const seenAt = morningOf(today);
  const from = historyFrom(today);
  return known.filter(({ day }) => day >= from).map((day) => ({ ...withoutServices(day), seenAt }));
}

/** The same day, one line for each charge type: it is looked at on a hundred mornings, and by no service. */
function withoutServices(costs: DayCosts): DayCosts {
  const known = summed.get(costs);
  if (known) return known;
  const lines = new Map<string, CostLine>();
  for (const line of costs.matrix) {
    const sum = lines.get(line.chargeType);
    const amounts = sum ? addMetricAmounts(sum.amounts, line.amounts) : line.amounts;
    lines.set(line.chargeType, { ...line, service: 'All', amounts });
  }
  const day = { ...costs, matrix: [...lines.values()] };
  summed.set(costs, day);
  return day;
}

const summed = new WeakMap<DayCosts, DayCosts>();
