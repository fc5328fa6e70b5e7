import type { MetricPoint } from '../../costs/estimated-charges';

export const statisticNames = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const;
export type StatisticName = (typeof statisticNames)[number];

/** What a period's points come to. */
export interface PeriodStatistics extends Readonly<Record<StatisticName, number>> {
  /** When the period begins, in milliseconds since 1970. */
  readonly at: number;
}

/** By periods of so many seconds, counted from 1970, in order; those without points are left out. */
export function statisticsOf(points: readonly MetricPoint[], period: number): PeriodStatistics[] {
  const byPeriod = new Map<number, number[]>();
  for (const { at, value } of points) {
    const begins = at - (at % (period * 1000));
    byPeriod.set(begins, [...(byPeriod.get(begins) ?? []), value]);
  }
  return [...byPeriod].map(([at, values]) => {
    const sum = values.reduce((total, value) => total + value, 0);
    return {
      at,
      SampleCount: values.length,
      Average: sum / values.length,
      Sum: sum,
      Minimum: Math.min(...values),
      Maximum: Math.max(...values),
    };
  });
}
