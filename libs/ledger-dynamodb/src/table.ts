import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  waitUntilTableExists,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type KeySchemaElement,
} from '@aws-sdk/client-dynamodb';
import { InvalidInputError } from '@orgcost/domain';

/** The ledger's one table, but for its name. */
export const tableDefinition = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((name) => ({
    AttributeName: name,
    AttributeType: 'S',
  })),
  KeySchema: keySchema('pk', 'sk'),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'gsi1',
      KeySchema: keySchema('gsi1pk', 'gsi1sk'),
      Projection: { ProjectionType: 'ALL' },
    },
  ],
} satisfies Omit<CreateTableCommandInput, 'TableName'>;

/** Creates the table where there is none, and waits until it can be used. */
export async function createTable(client: DynamoDBClient, table: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand({ TableName: table, ...tableDefinition }));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  if (await isActive(client, table)) return;
  await waitUntilTableExists(
    { client, maxWaitTime: 120, minDelay: 1, maxDelay: 5 },
    { TableName: table },
  );
}

/** Asked before the waiter, which would take any refusal, such as throttling, for a table that is not there yet. */
async function isActive(client: DynamoDBClient, table: string): Promise<boolean> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
    return Table?.TableStatus === 'ACTIVE';
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/**
 * Makes sure that the table is there and is a ledger's.
 * @throws InvalidInputError saying what to do
 */
export async function checkTable(client: DynamoDBClient, table: string): Promise<void> {
  const description = await describe(client, table);
  const { KeySchema, GlobalSecondaryIndexes = [] } = description ?? {};
  const index = GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === 'gsi1');
  if (!sameKeys(KeySchema, 'pk', 'sk') || !sameKeys(index?.KeySchema, 'gsi1pk', 'gsi1sk')) {
    throw new InvalidInputError(
      `Table ${table} is not a ledger: it needs the keys pk and sk, and an index gsi1 with gsi1pk and gsi1sk. ` +
        'Name another with --table, or leave --table out for an embedded ledger',
    );
  }
}

async function describe(client: DynamoDBClient, table: string) {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: table }))).Table;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw new InvalidInputError(
      `Table ${table} does not exist in ${await whereabouts(client)}: create it or correct its name or Region, ` +
        'or leave --table out for an embedded ledger',
      { cause: error },
    );
  }
}

/** The Region, and the endpoint where another than the Region's own is set. */
async function whereabouts({ config }: DynamoDBClient): Promise<string> {
  const endpoint = await config.endpoint?.();
  const region = await config.region();
  return endpoint
    ? `${region} at ${endpoint.hostname}${endpoint.port ? `:${endpoint.port}` : ''}`
    : region;
}

function keySchema(hash: string, range: string): KeySchemaElement[] {
  return [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ];
}

function sameKeys(
  keys: readonly KeySchemaElement[] | undefined,
  hash: string,
  range: string,
): boolean {
  return (
    keys?.length === 2 &&
    keySchema(hash, range).every(({ AttributeName, KeyType }) =>
      keys.some((key) => key.AttributeName === AttributeName && key.KeyType === KeyType),
    )
  );
}
