import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';

/** @typedef {'month-to-date' | 'daily'} Policy */

/**
 * An account's billing alarm, by the member template's name: moto, which makes the StackSet's stacks, skips alarms.
 *
 * @param {CloudWatchClient} client of the account
 * @param {string} topic ARN of the central topic
 * @param {Policy} policy
 * @param {number} threshold
 */
export async function putAlarm(client, topic, policy, threshold) {
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName: `orgcost-billing-${policy}`,
      Namespace: 'AWS/Billing',
      MetricName: 'EstimatedCharges',
      Dimensions: [{ Name: 'Currency', Value: 'USD' }],
      Statistic: 'Maximum',
      Period: 21_600,
      EvaluationPeriods: 1,
      Threshold: threshold,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [topic],
    }),
  );
}

/**
 * Has the alarm go off, as CloudWatch does when the metric is above its threshold.
 *
 * @param {CloudWatchClient} client of the account
 * @param {Policy} policy
 * @param {string} reason
 */
export async function goOff(client, policy, reason) {
  await client.send(
    new SetAlarmStateCommand({
      AlarmName: `orgcost-billing-${policy}`,
      StateValue: 'ALARM',
      StateReason: reason,
    }),
  );
}
