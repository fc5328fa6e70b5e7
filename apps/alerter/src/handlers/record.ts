import { oneLine } from '@orgcost/aws-client';
import { instantFromEpoch } from '@orgcost/domain';
import type { SQSBatchResponse } from 'aws-lambda';
import { readRecordConfig } from '../config';
import { openLedger } from '../open-ledger';
import { queueEventSchema, recordMessages } from '../record-messages';

const { alarmPrefix, looking, costCenterTag, ...table } = readRecordConfig(process.env);
const { accounts, alarms, alerts, history, mails } = openLedger(table);

export function handler(event: unknown): Promise<SQSBatchResponse> {
  return recordMessages(
    {
      alarms,
      alerts,
      mails,
      history,
      accounts,
      alarmPrefix,
      looking,
      costCenterTag,
      clock: () => instantFromEpoch(Date.now()),
      onFailure: (messageId, error) => {
        const why = error instanceof Error ? error.message : String(error);
        console.error(`Message ${messageId}: ${oneLine(why).slice(0, 500)}`);
      },
    },
    queueEventSchema.parse(event),
  );
}
