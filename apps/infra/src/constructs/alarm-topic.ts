import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { keyUser } from './key-user';
import { giveReasons, policyDocument, type Permission } from './permission';
import { topicPolicy, type Publisher } from './topic-policy';

export interface AlarmTopicProps {
  readonly topicName: string;
  /** Whose alarms may publish: ARNs, with wildcards, in any account that `organizationId` has. */
  readonly alarms: string;
  readonly organizationId: string;
  /** Services that publish besides: the key has to let them, too. */
  readonly publishers?: readonly Publisher[];
  /** Who else uses the key, such as services to which the topic delivers what they keep encrypted with it. */
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
    { topicName, alarms, organizationId, publishers = [], keyUsers = [] }: AlarmTopicProps,
  ) {
    super(scope, id);
    const service = 'cloudwatch.amazonaws.com';
    const keyPolicy: readonly Permission[] = [
      {
        sid: 'AdministeredByAccount',
        why: "The account's own policies say who administers the key: without this, nobody could.",
        principals: [new iam.AccountRootPrincipal()],
        actions: ['kms:*'],
        resources: ['*'],
      },
      keyUser({
        sid: 'UsedByAlarms',
        why: 'CloudWatch encrypts what an alarm publishes.',
        service,
        conditions: { ArnLike: { 'aws:SourceArn': alarms } },
      }),
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
    topicPolicy(this, 'TopicPolicy', this.topic, [
      {
        sid: 'AlarmsPublish',
        why: "Alarms of the organization's accounts that have OrgCost's prefix publish here, and no others.",
        service,
        conditions: {
          // Keys of the principal, such as aws:PrincipalOrgID, say nothing of a service.
          StringEquals: { 'aws:SourceOrgID': organizationId },
          ArnLike: { 'aws:SourceArn': alarms },
        },
      },
      ...publishers,
    ]);
  }
}
