import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { ServiceRole } from './service-role';

export interface CallOnScheduleProps {
  /** Of the schedule. */
  readonly name: string;
  readonly description: string;
  /** Such as `rate(1 hour)`. */
  readonly expression: string;
  readonly function: lambda.IFunction;
}

/** Where a call fails, the next does the same: neither the schedule nor Lambda, which it calls asynchronously, retries. */
export function callOnSchedule(
  scope: Construct,
  { name, description, expression, function: called }: CallOnScheduleProps,
): void {
  new lambda.CfnEventInvokeConfig(scope, 'NoRetries', {
    functionName: called.functionName,
    qualifier: '$LATEST',
    maximumRetryAttempts: 0,
  });
  const { role } = new ServiceRole(scope, 'Scheduler', {
    roleName: `${name}-scheduler`,
    service: 'scheduler.amazonaws.com',
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    permissions: [
      {
        sid: 'CallFunction',
        why: 'The schedule calls the function, and nothing else.',
        actions: ['lambda:InvokeFunction'],
        resources: [called.functionArn],
      },
    ],
  });
  new scheduler.CfnSchedule(scope, 'Schedule', {
    name,
    description,
    scheduleExpression: expression,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: called.functionArn,
      roleArn: role.attrArn,
      retryPolicy: { maximumRetryAttempts: 0 },
    },
  });
}
