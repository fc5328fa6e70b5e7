import type { SQSBatchResponse } from 'aws-lambda';
import { readRecordConfig } from '../config';
import { openLedger } from '../open-ledger';
import { queueEventSchema, recordAlarms } from '../record-alarms';

const { alarmPrefix, ...table } = readRecordConfig(process.env);
const { alarms } = openLedger(table);

export function handler(event: unknown): Promise<SQSBatchResponse> {
  const onFailure = (messageId: string, error: unknown): void => {
    console.error(
      `Message ${messageId}: ${error instanceof Error ? error.message : String(error)}`,
    );
  };
  return recordAlarms({ alarms, alarmPrefix, onFailure }, queueEventSchema.parse(event));
}
