import type { Handlers } from '../handler';
import { describeAlarms } from './describe-alarms';
import { getMetricStatistics } from './get-metric-statistics';
import { setAlarmState } from './set-alarm-state';

/** What billing alarms need of https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/ */
export const cloudWatchHandlers: Handlers = {
  DescribeAlarms: describeAlarms,
  SetAlarmState: setAlarmState,
  GetMetricStatistics: getMetricStatistics,
};
