import { GetKeyPolicyCommand, type KMSClient } from '@aws-sdk/client-kms';
import {
  GetTopicAttributesCommand,
  paginateListSubscriptionsByTopic,
  type SNSClient,
} from '@aws-sdk/client-sns';
import type { TopicAccess } from '@orgcost/alerting';
import type { AccountId } from '@orgcost/domain';
import * as z from 'zod';
import { requesting } from './errors';
import { permits, policySchema, type Policy } from './policy';

export interface TopicAccessOptions {
  /** See `createSnsClient`. */
  readonly sns: SNSClient;
  /** Of the topic's Region. */
  readonly kms: KMSClient;
  /** ARN of the topic. */
  readonly topic: string;
  /** ARN of the queue that alarms are recorded from. */
  readonly queue: string;
  readonly organizationId: string;
  /** What names of alarms begin with. */
  readonly alarmPrefix: string;
}

/**
 * Whether a topic lets alarms of CloudWatch in, by its policy, and by that of the key that it is encrypted with: where the
 * key does not, CloudWatch's messages are lost, and nobody is told.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 * @throws AccessError where they cannot be read
 */
export async function readTopicAccess({
  sns,
  kms,
  topic,
  queue,
  organizationId,
  alarmPrefix,
}: TopicAccessOptions): Promise<TopicAccess> {
  const { Policy: policy, KmsMasterKeyId } = await attributesOf(sns, topic);
  const isQueued = await isSubscribed(sns, topic, queue);
  const key = KmsMasterKeyId === undefined ? undefined : await keyPolicy(kms, KmsMasterKeyId);
  return {
    refusalOf(account) {
      if (!isQueued) return "The recorder's queue does not subscribe to the topic";
      const asked = requestOf(account, alarmPrefix, organizationId);
      if (!permits(policy, { ...asked, action: 'sns:Publish', resource: topic })) {
        return "The topic's policy keeps its alarms out";
      }
      const usesKey = (action: string) =>
        key === undefined || permits(key, { ...asked, action, resource: '*' });
      return usesKey('kms:Decrypt') && usesKey('kms:GenerateDataKey')
        ? undefined
        : "The policy of the topic's key keeps its alarms out";
    },
  };
}

function requestOf(account: AccountId, alarmPrefix: string, organizationId: string) {
  return {
    service: 'cloudwatch.amazonaws.com',
    keys: {
      'aws:sourcearn': `arn:aws:cloudwatch:us-east-1:${account}:alarm:${alarmPrefix}month-to-date`,
      'aws:sourceaccount': account,
      'aws:sourceorgid': organizationId,
      'aws:securetransport': 'true',
    },
  };
}

function attributesOf(sns: SNSClient, TopicArn: string) {
  const asked = { subject: `The topic ${TopicArn}`, operation: 'sns:GetTopicAttributes' };
  return requesting(asked, async () => {
    const answer = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
    return attributesSchema.parse(answer.Attributes);
  });
}

function isSubscribed(sns: SNSClient, TopicArn: string, queue: string): Promise<boolean> {
  const asked = { subject: `The topic ${TopicArn}`, operation: 'sns:ListSubscriptionsByTopic' };
  return requesting(asked, async () => {
    for await (const page of paginateListSubscriptionsByTopic({ client: sns }, { TopicArn })) {
      const { Subscriptions } = subscriptionsSchema.parse(page);
      if (
        Subscriptions.some(
          ({ Endpoint, SubscriptionArn }) =>
            Endpoint === queue && SubscriptionArn.startsWith('arn:'),
        )
      )
        return true;
    }
    return false;
  });
}

function keyPolicy(kms: KMSClient, key: string): Promise<Policy> {
  const asked = { subject: `The key ${key} of the topic`, operation: 'kms:GetKeyPolicy' };
  return requesting(asked, async () => {
    // It takes the id of a key, or its ARN, and no alias. Its policies have but one name.
    const command = new GetKeyPolicyCommand({ KeyId: key, PolicyName: 'default' });
    return answerSchema.parse(await kms.send(command)).Policy;
  });
}

const documentSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(policySchema);

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
const attributesSchema = z.object({
  Policy: documentSchema,
  KmsMasterKeyId: z.string().min(1).optional(),
});

/**
 * One that nobody has confirmed has no ARN yet, but a word in its place.
 * https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
 */
const subscriptionsSchema = z.object({
  Subscriptions: z
    .array(z.object({ Endpoint: z.string().optional(), SubscriptionArn: z.string() }))
    .default([]),
});

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html */
const answerSchema = z.object({ Policy: documentSchema });
