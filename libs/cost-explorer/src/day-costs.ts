import {
  costMatrix,
  metricsOf,
  type CostLine,
  type CostMatrix,
  type DayCosts,
  type Metric,
  type UtcDay,
} from '@orgcost/domain';

/** What one answer, or one page of it, says of a day. */
export interface DayLines {
  readonly day: UtcDay;
  readonly estimated: boolean;
  readonly lines: readonly CostLine[];
}

/**
 * Brings what several pages and answers say together, one entry for each day, in order.
 *
 * A day that Cost Explorer names without any cost is known to have none: it has an empty matrix and, as nothing is
 * missing from it, every metric. A day that it does not name is absent.
 */
export function dayCosts(parts: Iterable<DayLines>): DayCosts[] {
  const days = new Map<UtcDay, { estimated: boolean; lines: CostLine[] }>();
  for (const { day, estimated, lines } of parts) {
    const present = days.get(day) ?? { estimated: false, lines: [] };
    present.estimated ||= estimated;
    for (const line of lines) present.lines.push(line);
    days.set(day, present);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { estimated, lines }]) => {
      const metrics = metricsOf(lines);
      return { day, estimated, metrics, matrix: withOnly(metrics, costMatrix(lines)) };
    });
}

/** A sum over lines of which one lacks a metric would be too small: only what all of a day's lines have is kept. */
function withOnly(metrics: readonly Metric[], matrix: CostMatrix): CostMatrix {
  return matrix.map((line) => ({
    ...line,
    amounts: Object.fromEntries(metrics.map((metric) => [metric, line.amounts[metric]])),
  }));
}
