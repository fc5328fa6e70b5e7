import { alarmNameOf } from './alarm-kind';
import type { AlarmState, BillingAlarm } from './billing-alarm';
import {
  added,
  alarmArnOf,
  common,
  dailyPeriod,
  descriptions,
  dimensionsOf,
  metric,
  monthToDatePeriod,
} from './definitions';
import type { Publication } from '../topic/topic';

const region = 'US East (N. Virginia)';

/**
 * What CloudWatch publishes when an alarm comes into another state.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 * @param alarm as it was before
 */
export function alarmMessage(alarm: BillingAlarm, state: AlarmState): Publication {
  const name = alarmNameOf(alarm.kind);
  const message = {
    AlarmName: name,
    AlarmDescription: descriptions[alarm.kind],
    AWSAccountId: alarm.account,
    AlarmConfigurationUpdatedTimestamp: timeText(alarm.configuredAt),
    NewStateValue: state.value,
    NewStateReason: state.reason,
    StateChangeTime: timeText(state.at),
    Region: region,
    AlarmArn: alarmArnOf(alarm.account, name),
    OldStateValue: alarm.state.value,
    OKActions: [],
    AlarmActions: alarm.actions,
    InsufficientDataActions: [],
    Trigger: triggerOf(alarm),
  };
  return {
    subject: `${state.value}: "${name}" in ${region}`,
    message: JSON.stringify(message),
  };
}

function triggerOf(alarm: BillingAlarm) {
  const condition = {
    EvaluationPeriods: common.evaluationPeriods,
    DatapointsToAlarm: common.evaluationPeriods,
    ComparisonOperator: common.comparisonOperator,
    Threshold: alarm.threshold,
    TreatMissingData: common.treatMissingData,
    EvaluateLowSampleCountPercentile: '',
  };
  const Dimensions = dimensionsOf(alarm).map(({ name, value }) => ({ value, name }));
  const { name: MetricName, namespace: Namespace } = metric;
  if (alarm.kind === 'month-to-date') {
    return {
      MetricName,
      Namespace,
      StatisticType: 'Statistic',
      Statistic: 'MAXIMUM',
      Unit: null,
      Dimensions,
      Period: monthToDatePeriod,
      ...condition,
    };
  }
  return {
    Period: dailyPeriod,
    ...condition,
    Metrics: [
      { Id: added.id, Expression: added.expression, Label: added.label, ReturnData: true },
      {
        Id: 'monthToDate',
        MetricStat: {
          Metric: { Dimensions, MetricName, Namespace },
          Period: dailyPeriod,
          Stat: 'Maximum',
        },
        ReturnData: false,
      },
    ],
  };
}

/** `2026-11-26T18:04:12.345+0000` */
function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}
