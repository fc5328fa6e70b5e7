import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connections, maxAttempts } from '@orgcost/aws-client';
import { createAlertingLedger, type AlertingLedger } from '@orgcost/ledger-dynamodb';
import type { Table } from './config';

export function openLedger({ table, tableRegion }: Table): AlertingLedger {
  const client = new DynamoDBClient({
    region: tableRegion,
    maxAttempts: maxAttempts(),
    requestHandler: connections(),
  });
  return createAlertingLedger({ client, table });
}
