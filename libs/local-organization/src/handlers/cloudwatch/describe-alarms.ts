import * as z from 'zod';
import { alarmNameOf } from '../../alarms/alarm-kind';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { positionOf, tokenOf } from '../position-token';
import { assertMay } from './assert-may';
import { billingAlarmsOf } from './billing-alarms-of';
import { metricAlarm } from './metric-alarm';

const describeInput = z.strictObject({
  AlarmNames: z.array(z.string()).max(100).optional(),
  AlarmNamePrefix: z.string().min(1).optional(),
  AlarmTypes: z.array(z.literal('MetricAlarm')).optional(),
  MaxRecords: z.int().min(1).max(100).default(50),
  NextToken: z.string().optional(),
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const describeAlarms: Handler = (context, caller, input) => {
  assertMay('DescribeAlarms', caller);
  const request = validate(describeInput, input, 'ValidationError');
  const { AlarmNames, AlarmNamePrefix = '', MaxRecords, NextToken } = request;
  if (AlarmNames && AlarmNamePrefix !== '') {
    throw new AwsError(
      'ValidationError',
      'AlarmNamePrefix and AlarmNames cannot be specified together',
    );
  }
  const asked = billingAlarmsOf(context, caller).filter(({ kind }) => {
    const name = alarmNameOf(kind);
    return AlarmNames ? AlarmNames.includes(name) : name.startsWith(AlarmNamePrefix);
  });
  const from = NextToken === undefined ? 0 : positionOf(NextToken);
  if (from === undefined) throw new AwsError('InvalidNextToken', 'The next token is invalid.');
  const to = from + MaxRecords;
  return {
    MetricAlarms: asked.slice(from, to).map(metricAlarm),
    CompositeAlarms: [],
    NextToken: to < asked.length ? tokenOf(to) : undefined,
  };
};
