import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  QueueDoesNotExist,
  StartMessageMoveTaskCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { requesting } from './errors';
import { moveOf, type Move } from './move';

/**
 * A queue of messages that could not be handled. Numbers are approximate, as SQS has them. What SQS refuses is thrown as a
 * DeadLettersError.
 */
export interface DeadLetters {
  /**
   * How many are in it: those that can be moved, and those in flight, which somebody has received and which come back once
   * the queue's visibility timeout is over.
   */
  count(): Promise<{ readonly waiting: number; readonly inFlight: number }>;
  /** The last move of its messages, be it one that goes on; nothing where there was none. */
  lastMove(): Promise<Move | undefined>;
  /** Begins to move its messages to the queues that they came from. Refused where a move goes on. */
  beginMove(): Promise<void>;
}

const attributesSchema = z.object({
  QueueArn: z.string(),
  ApproximateNumberOfMessages: z.coerce.number().int(),
  ApproximateNumberOfMessagesNotVisible: z.coerce.number().int(),
});

/**
 * @param client see `createSqsClient`
 * @param name of a queue of the caller's account
 * @throws InvalidInputError where there is none
 * @throws DeadLettersError
 */
export async function findDeadLetters(client: SQSClient, name: string): Promise<DeadLetters> {
  const QueueUrl = await requesting(name, 'GetQueueUrl', () => urlOf(client, name));
  const attributes = () =>
    requesting(name, 'GetQueueAttributes', async () => {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: [
            'QueueArn',
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
          ],
        }),
      );
      return attributesSchema.parse(Attributes);
    });
  const { QueueArn: SourceArn } = await attributes();
  return {
    async count() {
      const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } =
        await attributes();
      return {
        waiting: ApproximateNumberOfMessages,
        inFlight: ApproximateNumberOfMessagesNotVisible,
      };
    },
    lastMove: () =>
      requesting(name, 'ListMessageMoveTasks', async () => {
        // The newest comes first, and no more than ten are kept.
        const { Results: [newest] = [] } = await client.send(
          new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }),
        );
        return newest && moveOf(newest);
      }),
    async beginMove() {
      await requesting(name, 'StartMessageMoveTask', () =>
        client.send(new StartMessageMoveTaskCommand({ SourceArn })),
      );
    },
  };
}

async function urlOf(client: SQSClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl;
  } catch (error) {
    if (!(error instanceof QueueDoesNotExist)) throw error;
    throw new InvalidInputError(
      `There is no queue ${name} in this account: deploy OrgCost first, as docs/deploy.md tells`,
      { cause: error },
    );
  }
}
