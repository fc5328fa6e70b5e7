import type { ListMessageMoveTasksResultEntry } from '@aws-sdk/client-sqs';
import { instantFromEpoch } from '@orgcost/domain';
import * as z from 'zod';

const moveSchema = z
  .object({
    Status: z.enum(['RUNNING', 'COMPLETED', 'CANCELLING', 'CANCELLED', 'FAILED']),
    StartedTimestamp: z.int(),
    ApproximateNumberOfMessagesMoved: z.int().default(0),
    FailureReason: z.string().optional(),
  })
  .transform(({ Status, StartedTimestamp, ApproximateNumberOfMessagesMoved, FailureReason }) => ({
    state: Status,
    /** Of two moves of a queue, they differ. */
    startedAt: instantFromEpoch(StartedTimestamp),
    /** Messages so far. */
    moved: ApproximateNumberOfMessagesMoved,
    ...(FailureReason !== undefined && { failure: FailureReason }),
  }));

/** Messages of a queue on their way to where they came from, as SQS tells of it. */
export type Move = z.output<typeof moveSchema>;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasksResultEntry.html */
export function moveOf(entry: ListMessageMoveTasksResultEntry): Move {
  return moveSchema.parse(entry);
}

/** Whether there is more to come of it. */
export function goesOn({ state }: Move): boolean {
  return state === 'RUNNING' || state === 'CANCELLING';
}
