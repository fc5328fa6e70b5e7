import { billingPeriodOf, daysBetween, daysOfBillingPeriod } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { dollarsOf } from '../dollars-of';
import type { Forecaster } from '../forecaster';
import { mean } from '../scores/statistics';
import { lastSettledDay } from '../settled';

/** What people compute: the month's settled days so far, on average, times the days of the month. Floats, as they do. */
export const straightLine: Forecaster = (known, today) => {
  const { from, to } = daysOfBillingPeriod(billingPeriodOf(today));
  const until = lastSettledDay(today);
  const soFar = known.filter(({ day }) => from <= day && day <= until);
  const average = mean(soFar.map(dollarsOf));
  if (average === undefined) return undefined;
  return { amount: parseAmount((average * daysBetween(from, to)).toFixed(2)) };
};
