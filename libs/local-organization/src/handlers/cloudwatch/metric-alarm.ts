import { alarmNameOf } from '../../alarms/alarm-kind';
import type { BillingAlarm } from '../../alarms/billing-alarm';
import {
  added,
  alarmArnOf,
  common,
  dailyPeriod,
  descriptions,
  dimensionsOf,
  metric,
  monthToDatePeriod,
} from '../../alarms/definitions';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricAlarm.html */
export function metricAlarm(alarm: BillingAlarm) {
  const { account, kind, state } = alarm;
  const name = alarmNameOf(kind);
  return {
    AlarmName: name,
    AlarmArn: alarmArnOf(account, name),
    AlarmDescription: descriptions[kind],
    AlarmConfigurationUpdatedTimestamp: alarm.configuredAt / 1000,
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: [],
    AlarmActions: alarm.actions,
    InsufficientDataActions: [],
    StateValue: state.value,
    StateReason: state.reason,
    StateReasonData: state.reasonData,
    StateUpdatedTimestamp: state.at / 1000,
    StateTransitionedTimestamp: state.at / 1000,
    ...measured(alarm),
    EvaluationPeriods: common.evaluationPeriods,
    Threshold: alarm.threshold,
    ComparisonOperator: common.comparisonOperator,
    TreatMissingData: common.treatMissingData,
  };
}

function measured(alarm: BillingAlarm) {
  const Metric = {
    Namespace: metric.namespace,
    MetricName: metric.name,
    Dimensions: dimensionsOf(alarm).map(({ name, value }) => ({ Name: name, Value: value })),
  };
  return alarm.kind === 'month-to-date'
    ? { ...Metric, Statistic: 'Maximum', Period: monthToDatePeriod }
    : {
        Metrics: [
          {
            Id: 'monthToDate',
            MetricStat: { Metric, Period: dailyPeriod, Stat: 'Maximum' },
            ReturnData: false,
          },
          { Id: added.id, Expression: added.expression, Label: added.label, ReturnData: true },
        ],
      };
}
