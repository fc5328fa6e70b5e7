import { alertIdOf, alertKeyOf } from '../alerts/alert-id';
import type { Crossing } from '../alerts/crossing';
import { budgetCrossings } from './budget';
import { changeCrossings } from './change-crossings';
import { dailyCrossings } from './daily';
import { forecastCrossings } from './forecast-crossings';
import { monthToDateCrossings } from './month-to-date';
import type { Policies } from './policies';
import { viewOf, type Looking, type Outlook } from './view';

/**
 * What an account's costs are above, and was not found before. Amounts count as soon as they are exceeded, be it by days
 * that are not whole yet; changes and forecasts wait for days that are settled.
 */
export function findCrossings(
  { monthToDate, daily, budget, forecast, change }: Policies,
  outlook: Outlook,
  looking: Looking,
): Crossing[] {
  const view = viewOf(outlook, looking);
  const known = new Set(outlook.known.map(idOf));
  const found: readonly Crossing[] = [
    ...(monthToDate === undefined ? [] : monthToDateCrossings(monthToDate, view)),
    ...(budget === undefined ? [] : budgetCrossings(budget, view)),
    ...(forecast === undefined ? [] : forecastCrossings(forecast, view)),
    ...(daily === undefined ? [] : dailyCrossings(daily, view)),
    ...(change === undefined ? [] : changeCrossings(change, view)),
  ];
  return found.filter((crossing) => !known.has(idOf(crossing)));
}

function idOf(crossing: Crossing): string {
  return alertIdOf(alertKeyOf(crossing));
}
