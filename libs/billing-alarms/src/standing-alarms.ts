import { paginateDescribeAlarms, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { alarmPolicies, type StandingAlarm } from '@orgcost/alerting';
import { parseAmount } from '@orgcost/money';
import * as z from 'zod';
import { billingMetric } from './billing-metric';
import { requesting } from './errors';

/**
 * The billing alarms of the account whose credentials the client has, in the order of their names.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 * @param prefix of their names, which end with their policy
 * @throws AlarmsError
 */
export function standingAlarms(
  client: CloudWatchClient,
  prefix: string,
): Promise<readonly StandingAlarm[]> {
  return requesting('DescribeAlarms', async () => {
    const alarms: StandingAlarm[] = [];
    const pages = paginateDescribeAlarms(
      { client },
      { AlarmNamePrefix: prefix, AlarmTypes: ['MetricAlarm'] },
    );
    for await (const page of pages) {
      alarms.push(...pageSchema.parse(page).MetricAlarms.flatMap((alarm) => read(alarm, prefix)));
    }
    return alarms;
  });
}

const metricSchema = z.object({
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
});

const alarmSchema = metricSchema.extend({
  AlarmName: z.string(),
  ActionsEnabled: z.boolean(),
  AlarmActions: z.array(z.string()).default([]),
  StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
  /** Absent of an alarm on anomalies. */
  Threshold: z.number().optional(),
  ComparisonOperator: z.string(),
  Metrics: z
    .array(z.object({ MetricStat: z.object({ Metric: metricSchema }).optional() }))
    .optional(),
});

const pageSchema = z.object({ MetricAlarms: z.array(alarmSchema).default([]) });

/** Others of that prefix are not OrgCost's. */
function read(alarm: z.output<typeof alarmSchema>, prefix: string): readonly StandingAlarm[] {
  const policy = alarmPolicies.find((each) => alarm.AlarmName === prefix + each);
  if (policy === undefined || alarm.Threshold === undefined) return [];
  return [
    {
      policy,
      // CloudWatch keeps a double: it is written as it was set.
      threshold: parseAmount(String(alarm.Threshold)),
      watchesBilling: watchesBilling(alarm),
      actionsEnabled: alarm.ActionsEnabled,
      actions: alarm.AlarmActions,
      state: alarm.StateValue,
    },
  ];
}

function watchesBilling(alarm: z.output<typeof alarmSchema>): boolean {
  const metrics = [
    alarm,
    ...(alarm.Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []),
  ];
  return (
    alarm.ComparisonOperator === 'GreaterThanThreshold' &&
    metrics.some(
      ({ Namespace, MetricName }) =>
        Namespace === billingMetric.Namespace && MetricName === billingMetric.MetricName,
    )
  );
}
