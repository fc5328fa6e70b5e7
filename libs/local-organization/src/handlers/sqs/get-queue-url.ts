import * as z from 'zod';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { noQueue, queueNamed } from './find-queue';

const urlInput = z.strictObject({ QueueName: z.string().min(1).max(80) });

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export const getQueueUrl: Handler = (context, caller, input) => {
  const { QueueName } = validate(urlInput, input);
  if (!queueNamed(context, caller, QueueName)) throw noQueue();
  return { QueueUrl: `${context.endpoint}/${caller.account}/${QueueName}` };
};
