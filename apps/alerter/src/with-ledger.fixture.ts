import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import type { LocalOrganization } from '@orgcost/local-organization';
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

/** Runs the built handler on its example event, or another, with these variables and no others. */
export function invoke(
  handler: 'deliver' | 'reconcile' | 'record' | 'watch',
  environment: NodeJS.ProcessEnv,
  event = `apps/alerter/events/${handler}.json`,
): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(
    process.execPath,
    ['tools/invoke.mjs', 'alerter', `--handler=${handler}`, `--event=${event}`],
    { cwd: workspace, env: { PATH: process.env['PATH'], ...environment } },
  );
}

/** The organization knows its own; the embedded table takes any. */
export function credentialsOf({ environment }: LocalOrganization): Record<string, string> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = environment;
  return { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
}
