import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  embeddedClientConfig,
  openInMemoryDynamoDb,
  type InMemoryDynamoDb,
} from '@orgcost/embedded-dynamodb';
import { checkTable, createTable } from './table';

let dynamoDb: InMemoryDynamoDb;
let client: DynamoDBClient;

beforeEach(async () => {
  dynamoDb = await openInMemoryDynamoDb();
  client = new DynamoDBClient(embeddedClientConfig(dynamoDb.endpoint));
});

afterEach(async () => {
  client.destroy();
  await dynamoDb.close();
});

it('creates a table that is a ledger, once', async () => {
  await createTable(client, 'ledger');
  await createTable(client, 'ledger');
  await expect(checkTable(client, 'ledger')).resolves.toBeUndefined();
});

it('says where a table is missing and what to do', async () => {
  await expect(checkTable(client, 'legder')).rejects.toThrow(
    `Table legder does not exist in us-east-1 at ${new URL(dynamoDb.endpoint).host}: ` +
      'create it or correct its name or Region, or leave --table out for an embedded ledger',
  );
});

it('recognizes a table of something else', async () => {
  await client.send(
    new CreateTableCommand({
      TableName: 'orders',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
  await expect(checkTable(client, 'orders')).rejects.toThrow(
    /^Table orders is not a ledger: it needs/u,
  );
});
