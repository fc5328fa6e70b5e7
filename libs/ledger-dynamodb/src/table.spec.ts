import {
  CreateTableCommand,
  DeleteTableCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { checkTable, createTable } from './table';

let ledger: InMemoryLedger;
let client: DynamoDBClient;

beforeEach(async () => {
  ledger = await openInMemoryLedger();
  ({ client } = ledger);
});

afterEach(() => ledger.close());

it('creates a table that is a ledger, once', async () => {
  await createTable(client, table);
  await expect(checkTable(client, table)).resolves.toBeUndefined();
});

it('says where a table is missing and what to do', async () => {
  const missing = `${table}-missing`;
  await expect(checkTable(client, missing)).rejects.toThrow(
    `Table ${missing} does not exist in us-east-1 at ${new URL(ledger.endpoint).host}: ` +
      'create it or correct its name or Region, or leave --table out for an embedded ledger',
  );
});

it('recognizes a table of something else', async () => {
  const orders = `${table}-orders`;
  await client.send(
    new CreateTableCommand({
      TableName: orders,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  await expect(checkTable(client, orders)).rejects.toThrow(
    `Table ${orders} is not a ledger: it needs`,
  );
  await client.send(new DeleteTableCommand({ TableName: orders }));
});
