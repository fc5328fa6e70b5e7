import type { Detector } from './detector';
import type { Forecaster } from './forecaster';
import { morningsOf, raisedBy } from './mornings';
import { alertRecord, type AlertRecord } from './scores/alert-record';
import { forecastRecords, type ForecastRecord } from './scores/forecast-record';
import { familyNames, type Family } from './series/families';
import { seriesOf } from './series/series';

/** Whose record it is, and of what kind of account. */
export interface Of {
  readonly contender: string;
  readonly family: Family;
}

export interface Records {
  readonly alerts: readonly (AlertRecord & Of)[];
  readonly forecasts: readonly (ForecastRecord & Of)[];
}

/** Has an account of each family and seed live through its mornings, and asks all contenders on each of them. */
export function livedThrough(
  seeds: readonly number[],
  detectors: Readonly<Record<string, Detector>>,
  forecasters: Readonly<Record<string, Forecaster>>,
): Records {
  const alerts: (AlertRecord & Of)[] = [];
  const forecasts: (ForecastRecord & Of)[] = [];
  for (const family of familyNames) {
    for (const seed of seeds) {
      const series = seriesOf(family, seed);
      const mornings = morningsOf(series);
      for (const [contender, detector] of Object.entries(detectors)) {
        const raised = raisedBy(detector, mornings);
        const record = alertRecord(series.events, raised, mornings.length);
        alerts.push({ contender, family, ...record });
      }
      for (const [contender, forecaster] of Object.entries(forecasters)) {
        const records = forecastRecords(forecaster, mornings, series.days);
        forecasts.push(...records.map((record) => ({ contender, family, ...record })));
      }
    }
  }
  return { alerts, forecasts };
}
