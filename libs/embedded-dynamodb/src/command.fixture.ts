import { once } from 'node:events';
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { embeddedClientConfig } from './client-config';
import { openEmbeddedDynamoDb } from './embedded-dynamodb';

// A command in a process of its own: `hold` keeps the ledger open until its input ends, `write` writes until it is
// killed or the ledger fails, and says of each batch of items when it was acknowledged.

const [directory = '', mode = ''] = process.argv.slice(2);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const ledger = await openEmbeddedDynamoDb({ directory, report: say });
say(ledger.joined ? 'joined' : 'opened');

if (mode === 'write') {
  try {
    await Promise.race([write(), ledger.failed]);
  } catch (error) {
    await ledger.close();
    say(String(error));
    process.exit(1);
  }
}
process.stdin.resume();
await once(process.stdin, 'end');
await ledger.close();
say('closed');

async function write(): Promise<void> {
  const client = new DynamoDBClient(embeddedClientConfig(ledger.endpoint));
  const string = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
  await client.send(
    new CreateTableCommand({
      TableName: 'ledger',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [string('pk'), string('gsi1pk')],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName: 'ledger' });
  await Promise.all(Array.from({ length: 4 }, (_, batch) => writeBatches(client, `${batch}`)));
}

/** The same 25 items again and again, each time in a later version. */
async function writeBatches(client: DynamoDBClient, batch: string): Promise<void> {
  const text = { S: 'x'.repeat(2_000) };
  for (let version = 1; ; version += 1) {
    const puts = Array.from({ length: 25 }, (_, index) => ({
      PutRequest: {
        Item: {
          pk: { S: `${batch}.${index}` },
          gsi1pk: { S: 'all' },
          batch: { S: batch },
          version: { N: `${version}` },
          text,
        },
      },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { ledger: puts } }));
    say(`${batch} ${version}`);
  }
}
