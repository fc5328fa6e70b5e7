import type { CrossingOf } from '../alerts/crossing';
import { forecastOf } from './forecast';
import { amountOf, isAbove, monthToDate } from './limit';
import type { View } from './view';

/** The open month, where it is on its way above the limit. Where it is there already, that is nothing of a forecast. */
export function forecastCrossings(
  limit: number,
  { found, openMonth: period, all, settled, running, soFar, onceSoFar }: View,
): CrossingOf<'forecast'>[] {
  const above = amountOf(limit);
  const soMuch = monthToDate(period, all);
  if (isAbove(soMuch, above)) return [];
  const forecast = forecastOf(period, { all: settled, running, soFar, onceSoFar }, (amount) =>
    isAbove(amount, above),
  );
  return forecast === undefined
    ? []
    : [{ policy: 'forecast', ...found, period, ...forecast, above, monthToDate: soMuch }];
}
