import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connections, maxAttempts } from '@orgcost/aws-client';
import { createLedger, type Ledger } from '@orgcost/ledger-dynamodb';
import type { Table } from './config';

export function openLedger({ table, tableRegion }: Table): Ledger {
  const client = new DynamoDBClient({
    region: tableRegion,
    maxAttempts: maxAttempts(),
    requestHandler: connections(),
  });
  return createLedger({ client, table });
}
