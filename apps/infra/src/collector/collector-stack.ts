import { staleAfterHours, type Deployment } from '@orgcost/config';
import type { CollectionMode } from '@orgcost/domain';
import { Duration, Stack } from 'aws-cdk-lib';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { Handler } from '../constructs/handler';
import { OperationsAlarm } from '../constructs/operations-alarm';
import { ServiceRole } from '../constructs/service-role';
import { Workflow } from '../constructs/workflow';
import type { FunctionsProps } from '../deployed';
import {
  operationsTopicArn,
  payerRoleArn,
  startWorkflowName,
  topicArn,
  workflowName,
} from '../names';
import { collectionWorkflow, functionsAtATime } from './collection-workflow';
import { collectorPermissions } from './collector-permissions';
import { startWorkflow } from './start-workflow';
import { watcherPermissions } from './watcher-permissions';

/**
 * Collects on a schedule, and watches what was collected: Scheduler → a workflow that starts one collection for each time →
 * the collection.
 */
export class CollectorStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, builds, ...props }: FunctionsProps) {
    super(scope, id, { ...props, description: 'OrgCost: collects costs on a schedule' });
    const step = (handler: 'plan' | 'collect' | 'finish'): Handler =>
      new Handler(this, handler, {
        builds,
        app: 'collector',
        handler,
        environment: environmentOf(deployment),
        memoryMegabytes: 512,
        timeout: Duration.minutes(15),
        permissions: collectorPermissions(deployment)[handler],
      });
    const plan = step('plan').function.functionArn;
    const collect = step('collect').function.functionArn;
    const finish = step('finish').function.functionArn;
    const watch = new Handler(this, 'watch', {
      builds,
      app: 'alerter',
      handler: 'watch',
      environment: {
        TABLE_NAME: deployment.table,
        TABLE_REGION: deployment.homeRegion,
        TOPIC_ARN: topicArn(deployment),
        SETTINGS_FILE: 'alarms.json',
      },
      files: { 'alarms.json': JSON.stringify(deployment.alarms) },
      // A whole processor, which it has enough to do for: with less it would take longer, at the same price.
      memoryMegabytes: 1769,
      timeout: Duration.minutes(15),
      permissions: watcherPermissions(deployment),
    }).function.functionArn;

    const collection = new Workflow(this, 'Collection', {
      name: workflowName,
      type: 'STANDARD',
      definition: collectionWorkflow({ plan, collect, finish, watch }),
      permissions: [
        {
          sid: 'CallSteps',
          why: 'It calls the functions of a collection.',
          actions: ['lambda:InvokeFunction'],
          resources: [plan, collect, finish, watch],
        },
        {
          sid: 'StartBatches',
          why: 'Its map runs each batch of accounts as an execution of its own.',
          actions: ['states:StartExecution'],
          resources: [`arn:aws:states:${this.region}:${this.account}:stateMachine:${workflowName}`],
        },
        {
          sid: 'FollowBatches',
          why: 'Its map asks how its batches do, and stops them when it is stopped.',
          actions: ['states:DescribeExecution', 'states:StopExecution'],
          resources: [`arn:aws:states:${this.region}:${this.account}:execution:${workflowName}/*`],
          broad: 'Names of executions are chosen by the map.',
        },
      ],
    });
    const start = new Workflow(this, 'Start', {
      name: startWorkflowName,
      type: 'EXPRESS',
      definition: startWorkflow(collection.arn),
      permissions: [
        {
          sid: 'StartCollection',
          why: 'It starts the collection, and nothing else.',
          actions: ['states:StartExecution'],
          resources: [collection.arn],
        },
      ],
    });
    this.#schedule(start.arn, deployment);
    this.#watch(collection.arn, start.arn, deployment);
  }

  #schedule(startArn: string, { hoursUtc, maxPages }: Deployment): void {
    const { role } = new ServiceRole(this, 'Scheduler', {
      roleName: 'orgcost-scheduler',
      service: 'scheduler.amazonaws.com',
      conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      permissions: [
        {
          sid: 'StartWorkflow',
          why: 'The schedule starts the workflow that starts a collection.',
          actions: ['states:StartExecution'],
          resources: [startArn],
        },
      ],
    });
    new scheduler.CfnSchedule(this, 'Schedule', {
      name: 'orgcost-collection',
      description: 'OrgCost: when costs are collected',
      scheduleExpression: `cron(0 ${hoursUtc.join(',')} * * ? *)`,
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: startArn,
        roleArn: role.attrArn,
        input: JSON.stringify({ time: '<aws.scheduler.scheduled-time>', maxPages }),
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
      },
    });
  }

  #watch(collectionArn: string, startArn: string, deployment: Deployment): void {
    const common = {
      namespace: 'AWS/States',
      dimensions: { StateMachineArn: collectionArn },
      operationsTopic: operationsTopicArn(deployment, this.region),
    };
    for (const [metricName, what] of [
      ['ExecutionsFailed', 'failed'],
      ['ExecutionsTimedOut', 'did not end in time'],
      ['ExecutionsAborted', 'was stopped'],
    ] as const) {
      new OperationsAlarm(this, metricName, {
        ...common,
        metricName,
        alarmName: `orgcost-collection-${metricName.replace('Executions', '').toLowerCase()}`,
        description: `A collection ${what}: "orgcost runs show" tells what it came to.`,
        period: Duration.hours(1),
        comparison: 'at least',
        threshold: 1,
        missing: 'good',
      });
    }
    new OperationsAlarm(this, 'NotStarted', {
      ...common,
      dimensions: { StateMachineArn: startArn },
      metricName: 'ExecutionsFailed',
      alarmName: 'orgcost-collection-not-started',
      description: `A collection was not started: the log of ${startWorkflowName} tells why.`,
      period: Duration.hours(1),
      comparison: 'at least',
      threshold: 1,
      missing: 'good',
    });
    new OperationsAlarm(this, 'Stale', {
      ...common,
      metricName: 'ExecutionsSucceeded',
      alarmName: 'orgcost-collection-stale',
      description: `No collection has ended well for ${staleAfterHours} hours: costs in the ledger are out of date.`,
      period: Duration.hours(6),
      evaluationPeriods: staleAfterHours / 6,
      comparison: 'less than',
      threshold: 1,
      missing: 'bad',
    });
  }
}

/** See apps/collector/src/config.ts. */
function environmentOf(deployment: Deployment): Record<string, string> {
  const { collection, ownerTag, table } = deployment;
  return {
    TABLE_NAME: table,
    MEMBER_ROLE_NAME: collection.memberRoleName,
    PAYER_ROLE_ARN: payerRoleArn(deployment),
    EXTERNAL_ID: collection.externalId,
    OWNER_TAG: ownerTag,
    COLLECTION_MODE: collection.mode,
    REQUESTS_PER_SECOND: String(collection.requestsPerSecond / collectingAtATime(collection.mode)),
    FUNCTIONS_AT_A_TIME: String(collectingAtATime(collection.mode)),
    CONCURRENCY: String(collection.concurrency),
  };
}

/** The payer is asked by one function. */
function collectingAtATime(mode: CollectionMode): number {
  return mode === 'payer' ? 1 : functionsAtATime;
}
