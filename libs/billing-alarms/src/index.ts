export { createCloudWatchClient } from './cloudwatch-client';
export { lastBillingMetric } from './last-metric';
export { setOff } from './set-off';
export { standingAlarms } from './standing-alarms';
