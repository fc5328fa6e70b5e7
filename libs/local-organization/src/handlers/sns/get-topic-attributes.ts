import * as z from 'zod';
import { keyArnOf } from '../../topic/key-id';
import { topicPolicy } from '../../topic/policies';
import { queuesOf } from '../../topic/queues';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';

const attributesInput = z.strictObject({ TopicArn: z.string().startsWith('arn:aws:sns:') });

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export const getTopicAttributes: Handler = ({ settings, topic }, { account, arn }, input) => {
  const { TopicArn } = validate(attributesInput, input, 'ValidationError');
  if (TopicArn !== topic.arn) throw new AwsError('NotFound', 'Topic does not exist', 404);
  if (account !== settings.trackerAccount) {
    throw new AwsError(
      'AuthorizationError',
      `User: ${arn} is not authorized to perform: SNS:GetTopicAttributes on resource: ${topic.arn}`,
      403,
    );
  }
  const { policy = topicPolicy(settings) } = topic.settings;
  const attributes = {
    TopicArn,
    Owner: settings.trackerAccount,
    Policy: JSON.stringify(policy),
    KmsMasterKeyId: keyArnOf(settings),
    SubscriptionsConfirmed: String(queuesOf(settings, topic).length),
    SubscriptionsPending: '0',
    SubscriptionsDeleted: '0',
  };
  return { Attributes: new Map(Object.entries(attributes)) };
};
