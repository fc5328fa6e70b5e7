import {
  crossingOfAlarm,
  parseMessage,
  raiseAlert,
  recordMailNews,
  type AlarmLedger,
  type Raising,
  type RecordingMailNews,
} from '@orgcost/alerting';
import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod';

/** What the queue hands over: messages of topics, in its own envelope. */
export const queueEventSchema = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});

export type QueueEvent = z.output<typeof queueEventSchema>;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
const envelopeSchema = z.object({ Message: z.string() });

export interface Recording extends Raising, RecordingMailNews {
  readonly alarms: Pick<AlarmLedger, 'recordAlarm'>;
  readonly alerts: Raising['alerts'] & RecordingMailNews['alerts'];
  /** What names of billing alarms begin with. */
  readonly alarmPrefix: string;
  /** Told of each message that cannot be recorded. */
  readonly onFailure: (messageId: string, error: unknown) => void;
}

/**
 * Records what comes over the topics. A message that cannot be recorded comes again, and in the end goes to the dead letters;
 * it keeps none of the others back.
 */
export async function recordMessages(
  recording: Recording,
  { Records }: QueueEvent,
): Promise<SQSBatchResponse> {
  const failed = await Promise.all(
    Records.map(async ({ messageId, body }) => {
      try {
        await recordMessage(recording, envelopeSchema.parse(JSON.parse(body)).Message);
        return [];
      } catch (error) {
        recording.onFailure(messageId, error);
        return [{ itemIdentifier: messageId }];
      }
    }),
  );
  return { batchItemFailures: failed.flat() };
}

/** An alarm is recorded as such, too: also where the ledger found the same before it. */
async function recordMessage(recording: Recording, text: string): Promise<void> {
  const { alarmPrefix, clock } = recording;
  const message = parseMessage(text, { alarmPrefix, at: clock() });
  switch (message.kind) {
    case 'alarm':
      await recording.alarms.recordAlarm(message.alarm);
      await raiseAlert(recording, crossingOfAlarm(message.alarm));
      break;
    case 'crossing':
      await raiseAlert(recording, message.crossing);
      break;
    case 'mail-event':
      await recordMailNews(recording, message);
      break;
    case 'nothing':
      break;
  }
}
