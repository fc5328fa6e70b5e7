import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connections, maxAttempts } from '@orgcost/aws-client';
import { createLedger } from '@orgcost/ledger-dynamodb';
import type { SQSBatchResponse } from 'aws-lambda';
import { readConfig } from '../config';
import { queueEventSchema, recordAlarms } from '../record-alarms';

const { table, tableRegion, alarmPrefix } = readConfig(process.env);
const client = new DynamoDBClient({
  region: tableRegion,
  maxAttempts: maxAttempts(),
  requestHandler: connections(),
});
const { alarms } = createLedger({ client, table });

export function handler(event: unknown): Promise<SQSBatchResponse> {
  const onFailure = (messageId: string, error: unknown): void => {
    console.error(
      `Message ${messageId}: ${error instanceof Error ? error.message : String(error)}`,
    );
  };
  return recordAlarms({ alarms, alarmPrefix, onFailure }, queueEventSchema.parse(event));
}
