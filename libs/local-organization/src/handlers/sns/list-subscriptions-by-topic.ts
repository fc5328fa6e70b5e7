import * as z from 'zod';
import { queuesOf } from '../../topic/queues';
import { uuidOf } from '../../uuid';
import { AwsError } from '../../wire/aws-error';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { positionOf, tokenOf } from '../position-token';

const pageSize = 100;

const subscriptionsInput = z.strictObject({
  TopicArn: z.string().startsWith('arn:aws:sns:'),
  NextToken: z.string().optional(),
});

/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html */
export const listSubscriptionsByTopic: Handler = ({ settings, topic }, { account, arn }, input) => {
  const { TopicArn, NextToken } = validate(subscriptionsInput, input, 'ValidationError');
  if (TopicArn !== topic.arn) throw new AwsError('NotFound', 'Topic does not exist', 404);
  if (account !== settings.trackerAccount) {
    throw new AwsError(
      'AuthorizationError',
      `User: ${arn} is not authorized to perform: SNS:ListSubscriptionsByTopic on resource: ${topic.arn}`,
      403,
    );
  }
  const queues = queuesOf(settings, topic);
  const from = NextToken === undefined ? 0 : positionOf(NextToken);
  if (from === undefined) throw new AwsError('InvalidParameter', 'Invalid parameter: NextToken');
  const to = from + pageSize;
  return {
    Subscriptions: queues.slice(from, to).map((Endpoint) => ({
      TopicArn,
      Protocol: 'sqs',
      SubscriptionArn: `${topic.arn}:${uuidOf(Endpoint)}`,
      Owner: settings.trackerAccount,
      Endpoint,
    })),
    NextToken: to < queues.length ? tokenOf(to) : undefined,
  };
};
