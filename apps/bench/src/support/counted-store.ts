import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import type { IncomingMessage } from 'node:http';
import { entityOf, itemsWritten, writeUnitsOf } from './written-items';

/** What was written of one kind of item. */
export interface Writes {
  readonly items: number;
  /** With those of the index. */
  readonly units: number;
}

/** A ledger in memory, in this process, that counts what it is asked. */
export interface CountedStore {
  readonly endpoint: string;
  readonly table: string;
  readonly client: DynamoDBClient;
  readonly ledger: Ledger;
  /** By entity, such as `CostMonth`, since the last reset. */
  readonly writes: ReadonlyMap<string, Writes>;
  reset(): void;
  close(): Promise<void>;
}

export async function openCountedStore(): Promise<CountedStore> {
  const writes = new Map<string, Writes>();

  const count = (operation: string, body: string): void => {
    for (const item of itemsWritten(operation, body)) {
      const entity = entityOf(item);
      const { items, units } = writes.get(entity) ?? { items: 0, units: 0 };
      writes.set(entity, { items: items + 1, units: units + writeUnitsOf(item) });
    }
  };
  const store = await openInMemoryDynamoDb({
    onRequest: (request) => {
      tap(request, count);
    },
  });
  const client = new DynamoDBClient(embeddedClientConfig(store.endpoint));
  const table = 'orgcost';
  await createTable(client, table);
  return {
    endpoint: store.endpoint,
    table,
    client,
    ledger: createLedger({ client, table }),
    writes,
    reset() {
      writes.clear();
    },
    async close() {
      client.destroy();
      await store.close();
    },
  };
}

/** Listens in, without standing between the client and the store. */
function tap(request: IncomingMessage, count: (operation: string, body: string) => void): void {
  const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    count(operation, Buffer.concat(chunks).toString());
  });
}
