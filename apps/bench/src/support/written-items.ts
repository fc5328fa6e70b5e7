import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { itemSize } from 'dynalite/db/index.js';
import * as z from 'zod';

export type StoredItem = Readonly<Record<string, AttributeValue>>;

const item = z.custom<StoredItem>((value) => typeof value === 'object' && value !== null);
const putItem = z.object({ Item: item });
const batchWriteItem = z.object({
  RequestItems: z.record(z.string(), z.array(z.object({ PutRequest: z.object({ Item: item }) }))),
});

/** The ledger only ever puts. */
export function itemsWritten(operation: string, body: string): StoredItem[] {
  switch (operation) {
    case 'PutItem':
      return [putItem.parse(JSON.parse(body)).Item];
    case 'BatchWriteItem':
      return Object.values(batchWriteItem.parse(JSON.parse(body)).RequestItems)
        .flat()
        .map(({ PutRequest }) => PutRequest.Item);
    default:
      return [];
  }
}

/** As ElectroDB marks it, such as `CostMonth`. */
export function entityOf(stored: StoredItem): string {
  return stored['__edb_e__']?.S ?? '';
}

/**
 * Write units of an item and of its copy in the index: one for each KB begun of each.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export function writeUnitsOf(written: StoredItem): number {
  const copies = 'gsi1pk' in written ? 2 : 1;
  return copies * Math.ceil(itemSize(written) / 1024);
}
