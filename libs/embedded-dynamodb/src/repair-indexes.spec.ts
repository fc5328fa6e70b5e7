import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
  waitUntilTableExists,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { ClassicLevel } from 'classic-level';
import { embeddedClientConfig } from './client-config';
import { openEmbeddedDynamoDb } from './embedded-dynamodb';
import { indexDifferences } from './index-differences';

let directory: string;
beforeEach(async () => (directory = await mkdtemp(join(tmpdir(), 'embedded-'))));
afterEach(() => rm(directory, { recursive: true }));

const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

const item = (pk: string, version: number, gsi1pk?: string): Record<string, AttributeValue> => ({
  pk: { S: pk },
  sk: { S: 'month' },
  ...(gsi1pk !== undefined && { gsi1pk: { S: gsi1pk }, gsi1sk: { S: pk } }),
  version: { N: `${version}` },
});

async function withClient<Result>(
  work: (client: DynamoDBClient) => Promise<Result>,
): Promise<{ result: Result; lines: string[] }> {
  const lines: string[] = [];
  const ledger = await openEmbeddedDynamoDb({ directory, report: (line) => lines.push(line) });
  const client = new DynamoDBClient(embeddedClientConfig(ledger.endpoint));
  try {
    return { result: await work(client), lines };
  } finally {
    client.destroy();
    await ledger.close();
  }
}

it('brings an index that a killed process left behind in line with its table', async () => {
  const items = [
    item('same', 1, 'a'),
    item('no entry', 1, 'a'),
    item('entry ahead', 1, 'a'),
    item('entry elsewhere', 1, 'a'),
    item('not indexed', 1),
  ];
  await withClient(async (client) => {
    await client.send(
      new CreateTableCommand({
        TableName: 'ledger',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: keys('pk', 'sk'),
        GlobalSecondaryIndexes: [
          {
            IndexName: 'gsi1',
            KeySchema: keys('gsi1pk', 'gsi1sk'),
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName: 'ledger' });
    // What is to be left of each write that was not acknowledged: the index's side of it.
    const writes = [
      ...items,
      item('entry ahead', 2, 'a'),
      item('entry elsewhere', 2, 'b'),
      item('entry alone', 1, 'a'),
    ];
    for (const Item of writes) await client.send(new PutItemCommand({ TableName: 'ledger', Item }));
  });
  await tamper(items);

  const { result, lines } = await withClient(async (client) => ({
    tables: (await client.send(new ListTablesCommand({}))).TableNames,
    table: (await client.send(new ScanCommand({ TableName: 'ledger' }))).Items,
    index: (await client.send(new ScanCommand({ TableName: 'ledger', IndexName: 'gsi1' }))).Items,
    differences: await indexDifferences(client, 'ledger'),
  }));
  expect(lines).toEqual([
    `The ledger in ${directory} was not closed cleanly: checking it`,
    'Repaired 4 entries of its index',
  ]);
  expect(result.tables).toEqual(['ledger']);
  expect(result.table).toHaveLength(items.length);
  expect(result.table).toEqual(expect.arrayContaining(items));
  expect(result.index).toHaveLength(items.length - 1);
  expect(result.index).toEqual(expect.arrayContaining(items.slice(0, -1)));
  expect(result.differences).toEqual([]);
});

/** Sets the table, but not the index, back to items, as if the process had been killed between the two, and while
 * it created another table. */
async function tamper(items: readonly Record<string, AttributeValue>[]): Promise<void> {
  const store = new ClassicLevel(join(directory, 'store'));
  for await (const [key, value] of store.iterator({ gte: 'item-', lt: 'item-\xff' })) {
    const { pk } = JSON.parse(value) as { pk: { S: string } };
    const before = items.find((item) => item.pk?.S === pk.S);
    await (before ? store.put(key, JSON.stringify(before)) : store.del(key));
  }
  for await (const [key, value] of store.iterator({ gte: 'index-', lt: 'index-\xff' })) {
    if (value.includes('no entry')) await store.del(key);
  }
  await store.put('table~half made', '{"TableName":"half made","TableStatus":"CREATING"}');
  await store.close();
  await writeFile(join(directory, 'ledger.json'), '{"format":1,"closedCleanly":false}');
}
