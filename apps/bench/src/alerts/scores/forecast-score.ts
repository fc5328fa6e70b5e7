import type { ForecastRecord } from './forecast-record';
import { mean, quantile, ratio } from './statistics';

/** Errors and widths are shares: 0.1 is 10%. */
export interface ForecastScore {
  readonly forecasts: number;
  /** How often it was asked and gave none. */
  readonly abstentions: number;
  /** Absolute errors, of the month's final total. */
  readonly medianError: number | undefined;
  readonly p90Error: number | undefined;
  /** Mean error, above zero where forecasts are too high. */
  readonly bias: number | undefined;
  /** How often the total is from low to high, of forecasts that have both. */
  readonly coverage: number | undefined;
  /** Median of what is between them, of the forecast's amount. */
  readonly medianWidth: number | undefined;
}

export function forecastScore(records: readonly ForecastRecord[]): ForecastScore {
  const given = records.flatMap(({ truth, forecast }) => (forecast ? { truth, ...forecast } : []));
  const errors = given.map(({ truth, amount }) => (Number(amount) - truth) / Math.abs(truth));
  const sizes = errors.map(Math.abs);
  const ranges = given.flatMap(({ truth, amount, low, high }) =>
    low === undefined || high === undefined
      ? []
      : { truth, amount: Number(amount), low: Number(low), high: Number(high) },
  );
  return {
    forecasts: given.length,
    abstentions: records.length - given.length,
    medianError: quantile(sizes, 0.5),
    p90Error: quantile(sizes, 0.9),
    bias: mean(errors),
    coverage: ratio(
      ranges.filter(({ truth, low, high }) => low <= truth && truth <= high).length,
      ranges.length,
    ),
    medianWidth: quantile(
      ranges.map(({ amount, low, high }) => (high - low) / Math.abs(amount)),
      0.5,
    ),
  };
}
