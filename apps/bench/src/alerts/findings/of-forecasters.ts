import type { Findings, Measure } from '../../benchmark';
import type { Of } from '../lived-through';
import type { ForecastRecord } from '../scores/forecast-record';
import { forecastScore, type ForecastScore } from '../scores/forecast-score';
import { cell } from './cell';
import { compared } from './compared';
import { groupsOf, scored } from './groups';

const titles = [
  'Accounts',
  'Forecaster',
  'Forecasts',
  'Abstentions',
  'Median error',
  'P90 error',
  'Bias',
  'Coverage',
  'Median width',
];

/** Scores by family, of all by day of month, and of all; every forecaster is measured against the first. */
export function findingsOfForecasters(
  benchmark: string,
  records: readonly (ForecastRecord & Of)[],
): Findings {
  const groups = [
    ...groupsOf(records, ({ family }) => family),
    ...groupsOf(records, ({ dayOfMonth }) => `all, on day ${dayOfMonth}`),
    ['all', records] as const,
  ];
  const rows = groups.flatMap(([group, some]) =>
    scored(some, forecastScore).map(([contender, score]) => [group, contender, ...cellsOf(score)]),
  );
  const [first, ...others] = scored(records, forecastScore);
  const measures = others.flatMap(([contender, score]) =>
    first ? measuresOf(contender, score, first[1]) : [],
  );
  return { benchmark, measures, details: { titles, rows } };
}

function cellsOf(score: ForecastScore): string[] {
  return [
    score.forecasts,
    score.abstentions,
    score.medianError,
    score.p90Error,
    score.bias,
    score.coverage,
    score.medianWidth,
  ].map(cell);
}

function measuresOf(contender: string, score: ForecastScore, baseline: ForecastScore): Measure[] {
  const budget = { unit: 'of the total', atMost: 1 };
  return [
    ...compared(`${contender}: median error`, [score.medianError, baseline.medianError], budget),
    ...compared(`${contender}: p90 error`, [score.p90Error, baseline.p90Error], budget),
  ];
}
