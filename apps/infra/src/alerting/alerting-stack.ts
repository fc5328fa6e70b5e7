import { Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic';
import { OperationsAlarm } from '../constructs/operations-alarm';
import { Handler } from '../constructs/handler';
import { QueuePolicy, type Filler } from '../constructs/queue-policy';
import type { FunctionsProps } from '../deployed';
import {
  alarmQueueName,
  billingAlarmPrefix,
  billingRegion,
  deadAlarmsQueueName,
  operationsTopicArn,
  tableArn,
  topicKeyAlias,
  topicName,
} from '../names';
import { MailEvents } from './mail-events';
import { OwnerMail } from './owner-mail';
import { recorderPermissions } from './recorder-permissions';
import { keyUsersOf, publishersOf } from './topic-users';

/** What one batch may take. AWS asks for a queue that hides messages six times as long. */
const handling = Duration.minutes(1);

/** The central topic of all accounts' billing alarms, and the queue from which they are taken. */
export class AlertingStack extends Stack {
  constructor(scope: Construct, id: string, { deployment, builds, ...props }: FunctionsProps) {
    super(scope, id, { ...props, description: 'OrgCost: one topic for the billing alarms of all' });
    const { mail } = deployment;
    const { key, topic } = new AlarmTopic(this, 'Alarms', {
      topicName,
      alarms: `arn:aws:cloudwatch:${billingRegion}:*:alarm:${billingAlarmPrefix}*`,
      organizationId: deployment.organizationId,
      publishers: publishersOf(deployment),
      keyUsers: keyUsersOf(deployment),
    });
    new kms.CfnAlias(this, 'KeyAlias', { aliasName: topicKeyAlias, targetKeyId: key.attrArn });
    const common = { kmsMasterKeyId: key.attrArn };
    const deadLetters = new sqs.CfnQueue(this, 'DeadLetters', {
      ...common,
      queueName: deadAlarmsQueueName,
      messageRetentionPeriod: Duration.days(14).toSeconds(),
    });
    const queue = new sqs.CfnQueue(this, 'Queue', {
      ...common,
      queueName: alarmQueueName,
      messageRetentionPeriod: Duration.days(4).toSeconds(),
      visibilityTimeout: handling.toSeconds() * 6,
      redrivePolicy: { deadLetterTargetArn: deadLetters.attrArn, maxReceiveCount: 5 },
    });
    const mailEvents =
      mail && new MailEvents(this, 'MailEvents', { key, queueArn: queue.attrArn }).topic;
    new QueuePolicy(this, 'QueuePolicy', {
      queue,
      filledBy: [
        filler(topic, 'FilledByTopic', 'The topic puts alarms into the queue.'),
        ...(mailEvents
          ? [filler(mailEvents, 'FilledByMailEvents', 'So does that of what SES tells of mails.')]
          : []),
      ],
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
    if (mail) new OwnerMail(this, 'OwnerMail', { deployment, mail, builds });
    new OperationsAlarm(this, 'Dead', {
      alarmName: 'orgcost-alarms-dead',
      description: `Alarms could not be handled, or mail to the platform team came back: they are in the queue ${deadAlarmsQueueName}. Mend what the log of ${recorder.functionName} tells, then put them back: orgcost alerts replay.`,
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: deadAlarmsQueueName },
      period: Duration.minutes(5),
      comparison: 'at least',
      threshold: 1,
      missing: 'good',
      operationsTopic: operationsTopicArn(deployment, billingRegion),
    });
  }
}

function filler(topic: sns.CfnTopic, sid: string, why: string): Filler {
  return { sid, why, service: 'sns.amazonaws.com', source: topic.ref };
}
