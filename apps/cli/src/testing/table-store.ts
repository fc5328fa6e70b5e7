import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/** DynamoDB in memory, for ledgers in a table. */
export interface TableStore {
  readonly endpoint: string;
  readonly clientConfig: DynamoDBClientConfig;
  close(): Promise<void>;
}

export async function openTableStore(): Promise<TableStore> {
  const { embeddedClientConfig, openInMemoryDynamoDb } = await import('@orgcost/embedded-dynamodb');
  const store = await openInMemoryDynamoDb();
  return { ...store, clientConfig: embeddedClientConfig(store.endpoint) };
}
