import { parseCloudWatchMessage, type AlarmLedger } from '@orgcost/alerting';
import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod';

/** What the queue hands over: messages of the topic, in its own envelope. */
export const queueEventSchema = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});

export type QueueEvent = z.output<typeof queueEventSchema>;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
const envelopeSchema = z.object({ Message: z.string() });

export interface Recording {
  readonly alarms: AlarmLedger;
  /** What names of billing alarms begin with. */
  readonly alarmPrefix: string;
  /** Told of each message that cannot be recorded. */
  readonly onFailure: (messageId: string, error: unknown) => void;
}

/**
 * Records alarms. A message that cannot be recorded comes again, and in the end goes to the dead letters; it keeps none of
 * the others back.
 */
export async function recordAlarms(
  { alarms, alarmPrefix, onFailure }: Recording,
  { Records }: QueueEvent,
): Promise<SQSBatchResponse> {
  const failed = await Promise.all(
    Records.map(async ({ messageId, body }) => {
      try {
        const { Message } = envelopeSchema.parse(JSON.parse(body));
        await alarms.recordAlarm(parseCloudWatchMessage(Message, alarmPrefix));
        return [];
      } catch (error) {
        onFailure(messageId, error);
        return [{ itemIdentifier: messageId }];
      }
    }),
  );
  return { batchItemFailures: failed.flat() };
}
