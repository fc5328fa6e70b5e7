import { forecastOf, viewOf } from '@orgcost/alerting';
import type { Forecaster } from '../forecaster';
import { looking, morningOf, observed } from './outlook';

/** OrgCost's policy. */
export const forecastPolicy: Forecaster = (known, today) => {
  const outlook = { account: '1', at: morningOf(today), days: observed(known, today), known: [] };
  const { openMonth, settled, running, soFar, onceSoFar } = viewOf(outlook, looking);
  return forecastOf(openMonth, { all: settled, running, soFar, onceSoFar });
};
