import { billingPeriodOf, dayOfMonth, type DayCosts } from '@orgcost/domain';
import { dollarsOf } from '../dollars-of';
import type { Forecast, Forecaster } from '../forecaster';
import type { Morning } from '../mornings';

export const forecastDays: readonly number[] = [8, 15, 22];

/** One forecast, held against what the month came to. */
export interface ForecastRecord {
  /** One of `forecastDays`. */
  readonly dayOfMonth: number;
  /** Unblended US dollars of the month, as a float: for statistics. */
  readonly truth: number;
  /** Absent where there was none. */
  readonly forecast: Forecast | undefined;
}

/** @param days all that the account ever has: whole months */
export function forecastRecords(
  forecaster: Forecaster,
  mornings: readonly Morning[],
  days: readonly DayCosts[],
): ForecastRecord[] {
  return mornings
    .filter(({ today }) => forecastDays.includes(dayOfMonth(today)))
    .map(({ today, known }) => {
      const month = days.filter(({ day }) => day.startsWith(billingPeriodOf(today)));
      return {
        dayOfMonth: dayOfMonth(today),
        truth: month.reduce((sum, costs) => sum + dollarsOf(costs), 0),
        forecast: forecaster(known, today),
      };
    });
}
