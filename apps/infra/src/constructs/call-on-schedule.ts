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
  /** What it is called with. */
  readonly input?: Readonly<Record<string, string>>;
  /** How often it is called in all where it fails, or cannot be called; 1 where the next call is soon. At most 3. */
  readonly attempts?: number;
}

/** Where a call fails, neither the schedule nor Lambda, which it calls asynchronously, retries more than it is told. */
export function callOnSchedule(
  scope: Construct,
  { name, description, expression, function: called, input, attempts = 1 }: CallOnScheduleProps,
): void {
  new lambda.CfnEventInvokeConfig(scope, 'NoRetries', {
    functionName: called.functionName,
    qualifier: '$LATEST',
    maximumRetryAttempts: attempts - 1,
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
    ...(input && { scheduleExpressionTimezone: 'UTC' }),
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: called.functionArn,
      roleArn: role.attrArn,
      ...(input && { input: JSON.stringify(input) }),
      retryPolicy: { maximumRetryAttempts: attempts - 1 },
    },
  });
}
