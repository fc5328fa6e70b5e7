import { paginateDescribeAlarms, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { alarmPolicies, type StandingAlarm } from '@orgcost/alerting';
import type { AccountId } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { billingMetric, dimensionsOf } from './billing-metric';
import { requesting } from './errors';

export interface AskedAlarms {
  /** Of their names, which end with their policy. */
  readonly prefix: string;
  /** In the management account the metric without it is the whole organization's. */
  readonly linkedAccount?: AccountId | undefined;
}

/**
 * The billing alarms of the account whose credentials the client has, in the order of their names.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 * @throws AlarmsError
 */
export function standingAlarms(
  client: CloudWatchClient,
  { prefix, linkedAccount }: AskedAlarms,
): Promise<readonly StandingAlarm[]> {
  return requesting('DescribeAlarms', async () => {
    const alarms: StandingAlarm[] = [];
    const pages = paginateDescribeAlarms(
      { client },
      { AlarmNamePrefix: prefix, AlarmTypes: ['MetricAlarm'] },
    );
    for await (const page of pages) {
      alarms.push(
        ...pageSchema
          .parse(page)
          .MetricAlarms.flatMap((alarm) => read(alarm, prefix, linkedAccount)),
      );
    }
    return alarms;
  });
}

const metricSchema = z.object({
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});

const alarmSchema = metricSchema.extend({
  AlarmName: z.string(),
  ActionsEnabled: z.boolean(),
  AlarmActions: z.array(z.string()).default([]),
  StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
  /** Absent of an alarm on anomalies. */
  Threshold: z.number().optional(),
  ComparisonOperator: z.string(),
  EvaluationPeriods: z.int(),
  Metrics: z
    .array(z.object({ MetricStat: z.object({ Metric: metricSchema }).optional() }))
    .optional(),
});

type DescribedAlarm = z.output<typeof alarmSchema>;

const pageSchema = z.object({ MetricAlarms: z.array(alarmSchema).default([]) });

/** Others of that prefix are not OrgCost's. */
function read(
  alarm: DescribedAlarm,
  prefix: string,
  linkedAccount: AccountId | undefined,
): readonly StandingAlarm[] {
  const policy = alarmPolicies.find((each) => alarm.AlarmName === prefix + each);
  if (policy === undefined || alarm.Threshold === undefined) return [];
  return [
    {
      policy,
      // CloudWatch keeps a double: it is written as it was set.
      threshold: parseAmount(String(alarm.Threshold)),
      watchesBilling: watchesBilling(alarm, linkedAccount),
      actionsEnabled: alarm.ActionsEnabled,
      actions: alarm.AlarmActions,
      state: alarm.StateValue,
    },
  ];
}

/** Goes off as soon as it is above, by the whole account's metric and no other, such as that of one service. */
function watchesBilling(alarm: DescribedAlarm, linkedAccount: AccountId | undefined): boolean {
  const { ComparisonOperator, EvaluationPeriods, Metrics = [] } = alarm;
  const metrics = [alarm, ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])];
  const wanted = dimensionsOf(linkedAccount).map(spelled).sort();
  return (
    ComparisonOperator === 'GreaterThanThreshold' &&
    EvaluationPeriods === 1 &&
    metrics.some(
      ({ Namespace, MetricName, Dimensions }) =>
        Namespace === billingMetric.Namespace &&
        MetricName === billingMetric.MetricName &&
        isDeepStrictEqual(Dimensions.map(spelled).sort(), wanted),
    )
  );
}

function spelled({ Name, Value }: { readonly Name: string; readonly Value: string }): string {
  return `${Name}=${Value}`;
}
