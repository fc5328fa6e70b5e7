export { createCloudWatchClient } from './cloudwatch-client';
export { lastBillingMetric } from './last-metric';
export { setBack, setOff } from './set-off';
export { standingAlarms } from './standing-alarms';
