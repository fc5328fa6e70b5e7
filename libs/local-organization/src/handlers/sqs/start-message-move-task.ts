import * as z from 'zod';
import { uuidOf } from '../../uuid';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { queueOfArn } from './find-queue';

const startInput = z.strictObject({ SourceArn: z.string() });

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html */
export const startMessageMoveTask: Handler = (context, caller, input) => {
  const { SourceArn } = validate(startInput, input);
  const { startedAt } = queueOfArn(context, caller, SourceArn).startMove(context.now);
  return { TaskHandle: uuidOf(`move ${startedAt}`) };
};
