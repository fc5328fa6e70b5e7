import * as z from 'zod';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { assertMay } from './assert-may';
import { billingMetric, metricInput } from './billing-metric';
import { statisticNames, statisticsOf } from './statistics';

/** AWS answers with no more points. */
const mostPoints = 1440;

const statisticsInput = z.strictObject({
  ...metricInput,
  /** Seconds since 1970. */
  StartTime: z.number(),
  EndTime: z.number(),
  Period: z.int().min(60).multipleOf(60),
  Statistics: z.array(z.enum(statisticNames)).min(1),
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html */
export const getMetricStatistics: Handler = (context, caller, input) => {
  assertMay('GetMetricStatistics', caller);
  const request = validate(statisticsInput, input, 'ValidationError');
  const { StartTime, EndTime, Period, Statistics } = request;
  if (StartTime >= EndTime) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The parameter StartTime must be less than the parameter EndTime.',
    );
  }
  if ((EndTime - StartTime) / Period > mostPoints) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      `You have requested more datapoints than the limit of ${mostPoints}.`,
    );
  }
  const points = billingMetric(context, caller, request, StartTime * 1000, EndTime * 1000);
  const Datapoints = statisticsOf(points, Period).map(({ at, ...values }) => ({
    Timestamp: at / 1000,
    ...Object.fromEntries(Statistics.map((name) => [name, values[name]])),
    Unit: 'None',
  }));
  // AWS gives them in no order.
  return { Label: request.MetricName, Datapoints: Datapoints.reverse() };
};
