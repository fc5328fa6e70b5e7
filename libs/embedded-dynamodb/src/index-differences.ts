import { createHash } from 'node:crypto';
import {
  DescribeTableCommand,
  GetItemCommand,
  paginateScan,
  type AttributeValue,
  type DynamoDBClient,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

/** A place where an index does not say what its table says. */
export interface IndexDifference {
  readonly index: string;
  /** The item's key in the table. */
  readonly key: Item;
  /** What the index says, if anything. */
  readonly entry?: Item;
  /** What the table says, if anything. */
  readonly item?: Item;
}

/**
 * Compares the table with each of its indexes that projects all attributes. Nothing may be written meanwhile. Takes
 * memory for the keys only, and for what differs.
 */
export async function indexDifferences(
  client: DynamoDBClient,
  table: string,
): Promise<IndexDifference[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  const tableKeys = namesOf(Table?.KeySchema);
  const differences: IndexDifference[] = [];
  for (const { IndexName: index = '', KeySchema } of Table?.GlobalSecondaryIndexes ?? []) {
    const expected = await digestsByKey(client, table, tableKeys, namesOf(KeySchema));
    const wrong: { key: Item; entry?: Item }[] = [];
    for await (const entry of scan(client, table, index)) {
      const key = pick(entry, tableKeys);
      const id = canonical(key);
      if (expected.get(id)?.digest === digest(entry)) expected.delete(id);
      else wrong.push({ key, entry });
    }
    const entered = new Set(wrong.map(({ key }) => canonical(key)));
    for (const [id, { key }] of expected) if (!entered.has(id)) wrong.push({ key });
    for (const difference of wrong) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: difference.key, ConsistentRead: true }),
      );
      differences.push({ index, ...difference, ...(Item && { item: Item }) });
    }
  }
  return differences;
}

/** Of every item of the table that belongs in an index. */
async function digestsByKey(
  client: DynamoDBClient,
  table: string,
  tableKeys: readonly string[],
  indexKeys: readonly string[],
): Promise<Map<string, { key: Item; digest: string }>> {
  const digests = new Map<string, { key: Item; digest: string }>();
  for await (const item of scan(client, table)) {
    if (!indexKeys.every((name) => name in item)) continue;
    const key = pick(item, tableKeys);
    digests.set(canonical(key), { key, digest: digest(item) });
  }
  return digests;
}

async function* scan(client: DynamoDBClient, table: string, index?: string): AsyncGenerator<Item> {
  const pages = paginateScan({ client }, { TableName: table, ...(index && { IndexName: index }) });
  for await (const { Items = [] } of pages) yield* Items;
}

function namesOf(keySchema: readonly KeySchemaElement[] = []): string[] {
  return keySchema.flatMap(({ AttributeName }) => AttributeName ?? []);
}

function pick(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function digest(item: Item): string {
  return createHash('sha256').update(canonical(item)).digest('base64');
}

/** The same text for the same item, whatever the order of its attributes. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
