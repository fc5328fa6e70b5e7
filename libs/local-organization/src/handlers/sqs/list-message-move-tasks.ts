import * as z from 'zod';
import { uuidOf } from '../../uuid';
import { validate } from '../../wire/validate';
import type { Handler } from '../handler';
import { queueOfArn } from './find-queue';

const listInput = z.strictObject({
  SourceArn: z.string(),
  MaxResults: z.int().min(1).max(10).default(1),
});

/**
 * The handle is told of a task that runs, and of no other.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html
 */
export const listMessageMoveTasks: Handler = (context, caller, input) => {
  const { SourceArn, MaxResults } = validate(listInput, input);
  return {
    Results: queueOfArn(context, caller, SourceArn)
      .listMoves()
      .slice(0, MaxResults)
      .map(({ startedAt, toMove, moved, state, reason }) => ({
        ...(state === 'RUNNING' && { TaskHandle: uuidOf(`move ${startedAt}`) }),
        Status: state,
        SourceArn,
        ApproximateNumberOfMessagesMoved: moved,
        ApproximateNumberOfMessagesToMove: toMove,
        ...(reason !== undefined && { FailureReason: reason }),
        StartedTimestamp: startedAt,
      })),
  };
};
