import { Stack } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as ses from 'aws-cdk-lib/aws-ses';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { topicPolicy } from '../constructs/topic-policy';
import { configurationSetName, mailEventsTopicName } from '../names';

export interface MailEventsProps {
  /** SES may use it. */
  readonly key: kms.CfnKey;
  /** ARN of the queue that the events go into. */
  readonly queueArn: string;
}

/** What SES tells of the mails that were sent by a configuration set: sent, delivered, bounced, complained of. */
export class MailEvents extends Construct {
  readonly topic: sns.CfnTopic;

  constructor(scope: Construct, id: string, { key, queueArn }: MailEventsProps) {
    super(scope, id);
    const { account, region } = Stack.of(this);
    this.topic = new sns.CfnTopic(this, 'Topic', {
      topicName: mailEventsTopicName,
      kmsMasterKeyId: key.attrArn,
    });
    const policy = topicPolicy(this, 'TopicPolicy', this.topic, [
      {
        sid: 'MailServicePublishes',
        why: 'SES tells what became of mails, of this configuration set and no other.',
        service: 'ses.amazonaws.com',
        conditions: {
          StringEquals: {
            'aws:SourceAccount': account,
            'aws:SourceArn': `arn:aws:ses:${region}:${account}:configuration-set/${configurationSetName}`,
          },
        },
      },
    ]);
    new sns.CfnSubscription(this, 'Subscription', {
      topicArn: this.topic.ref,
      protocol: 'sqs',
      endpoint: queueArn,
    });
    const set = new ses.CfnConfigurationSet(this, 'ConfigurationSet', {
      name: configurationSetName,
      // For operators: how many of its mails bounce, and are complained of.
      reputationOptions: { reputationMetricsEnabled: true },
    });
    const destination = new ses.CfnConfigurationSetEventDestination(this, 'Destination', {
      configurationSetName: set.ref,
      eventDestination: {
        name: configurationSetName,
        enabled: true,
        matchingEventTypes: ['send', 'reject', 'bounce', 'complaint', 'delivery'],
        snsDestination: { topicArn: this.topic.ref },
      },
    });
    // SES publishes a greeting when it is made, and is refused where it may not.
    destination.addResourceDependency(policy);
  }
}
