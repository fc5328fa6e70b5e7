import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const workspace = join(__dirname, '../../..');

/** A ledger in memory, and the environment that leads a handler to it. */
export async function withLedger<Result>(
  work: (ledger: Ledger, environment: Record<string, string>) => Promise<Result>,
): Promise<Result> {
  const dynamoDb = await openInMemoryDynamoDb();
  const client = new DynamoDBClient(embeddedClientConfig(dynamoDb.endpoint));
  try {
    await createTable(client, 'orgcost');
    return await work(createLedger({ client, table: 'orgcost' }), {
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      TABLE_NAME: 'orgcost',
      TABLE_REGION: 'us-east-1',
    });
  } finally {
    client.destroy();
    await dynamoDb.close();
  }
}

/** Runs the built handler on its example event, with these variables and no others. */
export function invoke(
  handler: 'record' | 'reconcile',
  environment: NodeJS.ProcessEnv,
): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(
    process.execPath,
    [
      'tools/invoke.mjs',
      'alerter',
      `--handler=${handler}`,
      `--event=apps/alerter/events/${handler}.json`,
    ],
    { cwd: workspace, env: { PATH: process.env['PATH'], ...environment } },
  );
}
