import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic';
import { OperationsAlarm } from '../constructs/operations-alarm';
import { Handler } from '../constructs/handler';
import type { Permission } from '../constructs/permission';
import { QueuePolicy } from '../constructs/queue-policy';
import type { FunctionsProps } from '../deployed';
import {
  billingAlarmPrefix,
  billingRegion,
  operationsTopicArn,
  tableArn,
  topicName,
} from '../names';

/** What one batch may take. AWS asks for a queue that hides messages six times as long. */
const handling = Duration.minutes(1);

/** The central topic of all accounts' billing alarms, and the queue from which they are taken. */
export class AlertingStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, builds, ...props }: FunctionsProps) {
    super(scope, id, { ...props, description: 'OrgCost: one topic for the billing alarms of all' });
    const { key, topic } = new AlarmTopic(this, 'Alarms', {
      topicName,
      alarms: `arn:aws:cloudwatch:${billingRegion}:*:alarm:${billingAlarmPrefix}*`,
      organizationId: deployment.organizationId,
      keyUsers: [
        {
          sid: 'UsedByTopic',
          why: 'SNS encrypts what it puts into the queue.',
          principals: [new iam.ServicePrincipal('sns.amazonaws.com')],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
        },
      ],
    });
    const common = { kmsMasterKeyId: key.attrArn };
    const deadLetters = new sqs.CfnQueue(this, 'DeadLetters', {
      ...common,
      queueName: `${topicName}-dead`,
      messageRetentionPeriod: Duration.days(14).toSeconds(),
    });
    const queue = new sqs.CfnQueue(this, 'Queue', {
      ...common,
      queueName: topicName,
      messageRetentionPeriod: Duration.days(4).toSeconds(),
      visibilityTimeout: handling.toSeconds() * 6,
      redrivePolicy: { deadLetterTargetArn: deadLetters.attrArn, maxReceiveCount: 5 },
    });
    new QueuePolicy(this, 'QueuePolicy', {
      queue,
      filledBy: {
        sid: 'FilledByTopic',
        why: 'The topic puts alarms into the queue, and nobody else does.',
        service: 'sns.amazonaws.com',
        source: topic.ref,
      },
    });
    new QueuePolicy(this, 'DeadLettersPolicy', { queue: deadLetters });
    new sns.CfnSubscription(this, 'Subscription', {
      topicArn: topic.ref,
      protocol: 'sqs',
      endpoint: queue.attrArn,
    });
    const recorder = new Handler(this, 'Recorder', {
      builds,
      app: 'alerter',
      handler: 'record',
      environment: {
        TABLE_NAME: deployment.table,
        TABLE_REGION: deployment.homeRegion,
        ALARM_PREFIX: billingAlarmPrefix,
        METRIC: deployment.alarms.metric,
        SETTLE_HOURS: String(deployment.alarms.settleHours),
        COST_CENTER_TAG: deployment.costCenterTag,
      },
      memoryMegabytes: 512,
      timeout: handling,
      permissions: recorderPermissions(tableArn(deployment), queue.attrArn, key.attrArn),
    });
    new lambda.CfnEventSourceMapping(this, 'RecorderSource', {
      eventSourceArn: queue.attrArn,
      functionName: recorder.function.functionArn,
      batchSize: 10,
      // A burst of alarms takes no function from the collector.
      scalingConfig: { maximumConcurrency: 2 },
      functionResponseTypes: ['ReportBatchItemFailures'],
    });
    new OperationsAlarm(this, 'Dead', {
      alarmName: 'orgcost-alarms-dead',
      description: `Alarms could not be handled: they are in the queue ${topicName}-dead.`,
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: `${topicName}-dead` },
      period: Duration.minutes(5),
      comparison: 'at least',
      threshold: 1,
      missing: 'good',
      operationsTopic: operationsTopicArn(deployment, billingRegion),
    });
  }
}

function recorderPermissions(table: string, queue: string, key: string): readonly Permission[] {
  return [
    {
      sid: 'RecordAlerts',
      why: 'It writes alarms and alerts into the ledger, and reads there what explains them.',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      resources: [table, `${table}/index/gsi1`],
    },
    {
      sid: 'TakeAlarms',
      why: 'Lambda takes alarms from the queue for it.',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      resources: [queue],
    },
    {
      sid: 'DecryptAlarms',
      why: 'The queue is encrypted.',
      actions: ['kms:Decrypt'],
      resources: [key],
    },
  ];
}
