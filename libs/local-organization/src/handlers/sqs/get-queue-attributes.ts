import * as z from 'zod';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { noQueue, queueNamed } from './find-queue';

const attributeNames = [
  'QueueArn',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
] as const;

const attributesInput = z.strictObject({
  QueueUrl: z.url(),
  AttributeNames: z.array(z.enum(attributeNames)),
});

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const getQueueAttributes: Handler = (context, caller, input) => {
  const { QueueUrl, AttributeNames } = validate(attributesInput, input);
  const [, account, name = ''] = new URL(QueueUrl).pathname.split('/');
  const queue = account === caller.account ? queueNamed(context, caller, name) : undefined;
  if (!queue) throw noQueue();
  const { waiting, inFlight } = queue.count;
  const attributes = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(waiting),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
  };
  return {
    Attributes: Object.fromEntries(AttributeNames.map((each) => [each, attributes[each]])),
  };
};
