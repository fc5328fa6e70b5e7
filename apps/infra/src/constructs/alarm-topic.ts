import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { giveReasons, policyDocument, type Permission } from './permission';

export interface AlarmTopicProps {
  readonly topicName: string;
  /** Whose alarms may publish: ARNs, with wildcards, in any account that `organizationId` has. */
  readonly alarms: string;
  readonly organizationId: string;
  /** Services to which the topic delivers what they keep encrypted with the same key. */
  readonly keyUsers?: readonly Permission[];
}

/**
 * A topic for alarms of CloudWatch, encrypted with a key that CloudWatch may use: with the key of AWS's own alias,
 * `alias/aws/sns`, alarms would be lost, silently.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export class AlarmTopic extends Construct {
  readonly key: kms.CfnKey;
  readonly topic: sns.CfnTopic;

  constructor(
    scope: Construct,
    id: string,
    { topicName, alarms, organizationId, keyUsers = [] }: AlarmTopicProps,
  ) {
    super(scope, id);
    const cloudWatch = new iam.ServicePrincipal('cloudwatch.amazonaws.com');
    const keyPolicy: readonly Permission[] = [
      {
        sid: 'AdministeredByAccount',
        why: "The account's own policies say who administers the key: without this, nobody could.",
        principals: [new iam.AccountRootPrincipal()],
        actions: ['kms:*'],
        resources: ['*'],
      },
      {
        sid: 'UsedByAlarms',
        why: 'CloudWatch encrypts what an alarm publishes.',
        principals: [cloudWatch],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { ArnLike: { 'aws:SourceArn': alarms } },
      },
      ...keyUsers,
    ];
    this.key = new kms.CfnKey(this, 'Key', {
      description: `OrgCost: topic ${topicName}`,
      enableKeyRotation: true,
      keyPolicy: policyDocument(keyPolicy),
    });
    this.key.applyRemovalPolicy(RemovalPolicy.DESTROY);
    giveReasons(this.key, keyPolicy);

    this.topic = new sns.CfnTopic(this, 'Topic', { topicName, kmsMasterKeyId: this.key.attrArn });
    const topicPolicy: readonly Permission[] = [
      {
        sid: 'AlarmsPublish',
        why: "Alarms of the organization's accounts that have OrgCost's prefix, and nothing else, publish here.",
        principals: [cloudWatch],
        actions: ['sns:Publish'],
        resources: [this.topic.ref],
        conditions: {
          // Keys of the principal, such as aws:PrincipalOrgID, say nothing of a service.
          StringEquals: { 'aws:SourceOrgID': organizationId },
          ArnLike: { 'aws:SourceArn': alarms },
        },
      },
      {
        sid: 'OnlyEncrypted',
        why: 'Nobody publishes over a connection that is not encrypted.',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['sns:Publish'],
        resources: [this.topic.ref],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ];
    const policy = new sns.CfnTopicPolicy(this, 'TopicPolicy', {
      topics: [this.topic.ref],
      policyDocument: policyDocument(topicPolicy),
    });
    giveReasons(policy, topicPolicy);
  }
}
