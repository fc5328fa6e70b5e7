import type { Handlers } from '../handler';
import { getQueueAttributes } from './get-queue-attributes';
import { getQueueUrl } from './get-queue-url';
import { listMessageMoveTasks } from './list-message-move-tasks';
import { startMessageMoveTask } from './start-message-move-task';

/** What a queue of dead letters needs of https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ */
export const sqsHandlers: Handlers = {
  GetQueueUrl: getQueueUrl,
  GetQueueAttributes: getQueueAttributes,
  StartMessageMoveTask: startMessageMoveTask,
  ListMessageMoveTasks: listMessageMoveTasks,
};
