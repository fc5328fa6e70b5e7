import { stackSetOf, type Deployment } from '@orgcost/config';
import { Duration, Validations } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { callOnSchedule } from '../constructs/call-on-schedule';
import { Handler } from '../constructs/handler';
import { OperationsAlarm } from '../constructs/operations-alarm';
import { QueuePolicy } from '../constructs/queue-policy';
import { accountEventsQueueName, billingRegion, operationsTopicArn } from '../names';
import { reconcilerPermissions } from './reconciler-permissions';

/** What one reconciliation may take. AWS asks for a queue that hides messages six times as long. */
const reconciling = Duration.minutes(10);

export interface ThresholdReconcilerProps {
  readonly deployment: Deployment;
  /** Folder of the apps' builds. */
  readonly builds: string;
  /** The bus with account events. */
  readonly bus: string;
}

/** Gives accounts the thresholds of their tiers: every hour, and after accounts were made or moved. */
export class ThresholdReconciler extends Construct {
  constructor(scope: Construct, id: string, { deployment, builds, bus }: ThresholdReconcilerProps) {
    super(scope, id);
    const queue = new sqs.CfnQueue(this, 'Queue', {
      queueName: accountEventsQueueName,
      sqsManagedSseEnabled: true,
      // StackSets come to a new account minutes after it.
      delaySeconds: Duration.minutes(5).toSeconds(),
      messageRetentionPeriod: Duration.hours(6).toSeconds(),
      visibilityTimeout: reconciling.toSeconds() * 6,
    });
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions::AwsSolutions-SQS3',
      reason: 'An event that is lost does no harm: every hour all accounts are looked at.',
    });
    const { function: reconciler, functionName } = new Handler(this, 'Reconciler', {
      builds,
      app: 'alerter',
      handler: 'reconcile',
      environment: {
        TABLE_NAME: deployment.table,
        TABLE_REGION: deployment.homeRegion,
        SETTINGS_FILE: 'thresholds.json',
      },
      files: { 'thresholds.json': JSON.stringify(settingsOf(deployment)) },
      memoryMegabytes: 512,
      timeout: reconciling,
      permissions: reconcilerPermissions(deployment, queue.attrArn),
    });
    this.#queueAccountEvents(queue, bus, reconciler.functionArn);
    callOnSchedule(this, {
      name: 'orgcost-thresholds',
      description: "OrgCost: when accounts' thresholds are looked at",
      expression: 'rate(1 hour)',
      function: reconciler,
    });
    this.#watch(functionName, operationsTopicArn(deployment, billingRegion));
  }

  #watch(functionName: string, operationsTopic: string): void {
    const common = {
      namespace: 'AWS/Lambda',
      dimensions: { FunctionName: functionName },
      period: Duration.hours(1),
      threshold: 1,
      operationsTopic,
    };
    new OperationsAlarm(this, 'Failed', {
      ...common,
      alarmName: 'orgcost-thresholds-failed',
      description: `Thresholds of accounts could not be looked at, or changed: the log of ${functionName} tells why.`,
      metricName: 'Errors',
      comparison: 'at least',
      missing: 'good',
    });
    new OperationsAlarm(this, 'Stale', {
      ...common,
      alarmName: 'orgcost-thresholds-stale',
      description: `Thresholds of accounts were not looked at for three hours: see the schedule orgcost-thresholds.`,
      metricName: 'Invocations',
      evaluationPeriods: 3,
      comparison: 'less than',
      missing: 'bad',
    });
  }

  /** Events of some minutes are one reconciliation. */
  #queueAccountEvents(queue: sqs.CfnQueue, bus: string, functionArn: string): void {
    const rule = new events.CfnRule(this, 'AccountEvents', {
      name: 'orgcost-thresholds',
      description: 'OrgCost: after accounts were made or moved',
      eventBusName: bus,
      eventPattern: { source: ['aws.organizations'] },
      targets: [{ id: 'queue', arn: queue.attrArn }],
    });
    new QueuePolicy(this, 'QueuePolicy', {
      queue,
      filledBy: [
        {
          sid: 'FilledByRule',
          why: 'The rule puts account events into the queue, and nobody else does.',
          service: 'events.amazonaws.com',
          source: rule.attrArn,
        },
      ],
    });
    new lambda.CfnEventSourceMapping(this, 'Source', {
      eventSourceArn: queue.attrArn,
      functionName: functionArn,
      batchSize: 1000,
      maximumBatchingWindowInSeconds: Duration.minutes(5).toSeconds(),
      scalingConfig: { maximumConcurrency: 2 },
    });
  }
}

/** See apps/alerter/src/reconcile-settings.ts. */
function settingsOf(deployment: Deployment): object {
  const { alarms, organizationalUnits } = deployment;
  return { ...stackSetOf(deployment), organizationalUnits, alarms };
}
