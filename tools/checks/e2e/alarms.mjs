import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';

/**
 * An account's billing alarm as the member template has it: moto, which makes the StackSet's stacks, skips alarms.
 *
 * @param {CloudWatchClient} client of the account
 * @param {string} topic ARN of the central topic
 */
export async function putAlarm(client, topic) {
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName: 'orgcost-billing-month-to-date',
      Namespace: 'AWS/Billing',
      MetricName: 'EstimatedCharges',
      Dimensions: [{ Name: 'Currency', Value: 'USD' }],
      Statistic: 'Maximum',
      Period: 21_600,
      EvaluationPeriods: 1,
      Threshold: 1000,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [topic],
    }),
  );
}

/**
 * Has the alarm go off, as CloudWatch does when the metric is above its threshold.
 *
 * @param {CloudWatchClient} client of the account
 * @param {string} reason
 */
export async function goOff(client, reason) {
  await client.send(
    new SetAlarmStateCommand({
      AlarmName: 'orgcost-billing-month-to-date',
      StateValue: 'ALARM',
      StateReason: reason,
    }),
  );
}
