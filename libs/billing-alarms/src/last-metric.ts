import { GetMetricStatisticsCommand, type CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { epochOf, instantFromEpoch, type AccountId, type Instant } from '@orgcost/domain';
import * as z from 'zod';
import { billingMetric, dimensionsOf } from './billing-metric';
import { requesting } from './errors';

const hour = 60 * 60;
/** Days that are looked back. */
const daysBack = 14;

export interface AskedMetric {
  readonly now: Instant;
  /** In the management account the metric without it is the whole organization's. */
  readonly linkedAccount?: AccountId | undefined;
}

/**
 * When AWS's billing metric came last in the account whose credentials the client has, to the hour.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
 * @returns nothing where it did not in the last 14 days
 * @throws AlarmsError
 */
export function lastBillingMetric(
  client: CloudWatchClient,
  { now, linkedAccount }: AskedMetric,
): Promise<Instant | undefined> {
  return requesting('GetMetricStatistics', async () => {
    const answer = await client.send(
      new GetMetricStatisticsCommand({
        ...billingMetric,
        Dimensions: dimensionsOf(linkedAccount),
        StartTime: new Date(epochOf(now) - daysBack * 24 * hour * 1000),
        EndTime: new Date(epochOf(now)),
        Period: hour,
        Statistics: ['SampleCount'],
      }),
    );
    const times = answerSchema.parse(answer).Datapoints.map(({ Timestamp }) => Timestamp.getTime());
    return times.length === 0 ? undefined : instantFromEpoch(Math.max(...times));
  });
}

const answerSchema = z.object({
  Datapoints: z.array(z.object({ Timestamp: z.date() })).default([]),
});
