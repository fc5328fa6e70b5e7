import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DayCosts } from '@orgcost/domain';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { createLedger, type Ledger } from './ledger';
import { createTable } from './table';

// What the specs of the repositories have in common.

/** The table of `openInMemoryLedger`. */
export const table = 'ledger';

export interface InMemoryLedger extends Ledger {
  readonly client: DynamoDBClient;
  /** Another client of the same endpoint, closed with the ledger. */
  connect(): DynamoDBClient;
  close(): Promise<void>;
}

/** A ledger in an empty table in memory, behind an endpoint over real HTTP. */
export async function openInMemoryLedger(): Promise<InMemoryLedger> {
  const dynamoDb = await openInMemoryDynamoDb();
  const clients: DynamoDBClient[] = [];
  const connect = (): DynamoDBClient => {
    const client = new DynamoDBClient(embeddedClientConfig(dynamoDb.endpoint));
    clients.push(client);
    return client;
  };
  const client = connect();
  await createTable(client, table);
  return {
    ...createLedger({ client, table }),
    client,
    connect,
    async close() {
      for (const each of clients) each.destroy();
      await dynamoDb.close();
    },
  };
}

/** A day of one line. */
export function costing(day: string, amount: string): DayCosts {
  return aDay(day, [aLine({ amounts: amounts(amount) })]);
}
