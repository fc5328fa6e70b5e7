import { randomUUID } from 'node:crypto';
import {
  DeleteTableCommand,
  DynamoDBClient,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb';
import type { DayCosts } from '@orgcost/domain';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { createLedger, type Ledger } from './ledger';
import { createTable } from './table';

// What the specs of the repositories have in common.

type InMemoryOptions = Parameters<typeof openInMemoryDynamoDb>[0];

/** Another DynamoDB endpoint, given from outside, for the specs to run against instead of the embedded one. */
export const otherEndpoint = process.env.ORGCOST_TEST_DYNAMODB_ENDPOINT;

/** The table of `openInMemoryLedger`: of this spec alone, since specs side by side may share an endpoint. */
export const table = `ledger-${randomUUID()}`;

export interface InMemoryLedger extends Ledger {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Another client of the same endpoint, closed with the ledger. */
  connect(): DynamoDBClient;
  close(): Promise<void>;
}

/** A ledger in an empty table behind an endpoint over real HTTP: in memory, unless another is given from outside. */
export function openInMemoryLedger(): Promise<InMemoryLedger> {
  return otherEndpoint === undefined ? openEmbeddedLedger() : openLedgerAt(otherEndpoint);
}

export async function openEmbeddedLedger(options?: InMemoryOptions): Promise<InMemoryLedger> {
  const dynamoDb = await openInMemoryDynamoDb(options);
  return openLedger(dynamoDb.endpoint, () => dynamoDb.close());
}

export function openLedgerAt(endpoint: string): Promise<InMemoryLedger> {
  return openLedger(endpoint, () => deleteTable(endpoint));
}

async function openLedger(endpoint: string, end: () => Promise<void>): Promise<InMemoryLedger> {
  const clients: DynamoDBClient[] = [];
  const connect = (): DynamoDBClient => {
    const client = new DynamoDBClient(embeddedClientConfig(endpoint));
    clients.push(client);
    return client;
  };
  const client = connect();
  await createTable(client, table);
  let ids = 0;
  return {
    ...createLedger({ client, table, newId: () => `id ${(ids += 1)}` }),
    endpoint,
    client,
    connect,
    async close() {
      for (const each of clients) each.destroy();
      await end();
    },
  };
}

async function deleteTable(endpoint: string): Promise<void> {
  const client = new DynamoDBClient(embeddedClientConfig(endpoint));
  await client.send(new DeleteTableCommand({ TableName: table }));
  await waitUntilTableNotExists({ client, maxWaitTime: 60, minDelay: 1 }, { TableName: table });
  client.destroy();
}

/** A day of one line. */
export function costing(day: string, amount: string): DayCosts {
  return aDay(day, [aLine({ amounts: amounts(amount) })]);
}
