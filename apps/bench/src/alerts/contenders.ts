import { sameWeekday } from './baselines/same-weekday';
import { straightLine } from './baselines/straight-line';
import type { Detector } from './detector';
import type { Forecaster } from './forecaster';
import { changePolicy } from './policies/change';
import { forecastPolicy } from './policies/forecast';

/** All that are scored; each but the first, what people compute, is measured against the first. A policy goes here. */
export const detectors: Readonly<Record<string, Detector>> = {
  'same weekday': sameWeekday,
  change: changePolicy,
};

export const forecasters: Readonly<Record<string, Forecaster>> = {
  'straight line': straightLine,
  forecast: forecastPolicy,
};
