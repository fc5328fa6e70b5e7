import { detectors, forecasters } from '../alerts/contenders';
import { findingsOfDetectors } from '../alerts/findings/of-detectors';
import { findingsOfForecasters } from '../alerts/findings/of-forecasters';
import { livedThrough } from '../alerts/lived-through';
import { seedLists, type SeedList } from '../alerts/series/seeds';
import type { Findings } from '../benchmark';

/** Policies of alerts beside what people compute, on made-up accounts of which all is known that happened. */
export function benchAlerts(list: SeedList): Findings[] {
  const { alerts, forecasts } = livedThrough(seedLists[list], detectors, forecasters);
  return [
    findingsOfDetectors(`alerts of change, ${list} seeds`, alerts),
    findingsOfForecasters(`forecasts of the month, ${list} seeds`, forecasts),
  ];
}
