import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { parseUtcDay } from '@orgcost/domain';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { createLedger, createTable } from '@orgcost/ledger-dynamodb';
import { startLocalOrganization } from '@orgcost/local-organization';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const workspace = join(__dirname, '../../..');

/** Runs a built handler in a process of its own, as a person does. */
async function invoke(handler: string, event: unknown, env: NodeJS.ProcessEnv): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'orgcost-'));
  try {
    const file = join(folder, 'event.json');
    await writeFile(file, JSON.stringify(event));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['tools/invoke.mjs', 'collector', `--handler=${handler}`, `--event=${file}`],
      { cwd: workspace, env: { PATH: process.env.PATH, ...env } },
    );
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the built handlers collect an organization', async () => {
  const aws = await startLocalOrganization({ today: parseUtcDay('2026-11-09'), accounts: 3 });
  const dynamoDb = await openInMemoryDynamoDb();
  const client = new DynamoDBClient(embeddedClientConfig(dynamoDb.endpoint));
  try {
    await createTable(client, 'orgcost');
    const env = {
      ...aws.environment,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
      TABLE_NAME: 'orgcost',
      MEMBER_ROLE_NAME: aws.settings.memberRoleName,
      EXTERNAL_ID: aws.settings.externalId,
    };

    const planned = z
      .object({ run: z.string(), mode: z.string(), batches: z.array(z.int()) })
      .parse(await invoke('plan', { time: '2026-11-09T06:00:00Z' }, env));
    const { run } = planned;

    expect({
      planned,
      collected: await invoke('collect', { run, batch: 0 }, env),
      finished: await invoke('finish', { run }, env),
    }).toEqual({
      planned: { run: '2026-11-09T06:00:00.000Z-scheduled', mode: 'member', batches: [0] },
      collected: { outcomes: { done: 3 }, paidPages: 3, outOfTime: false },
      finished: {
        run,
        status: 'complete',
        outcomes: { done: 3 },
        paidPages: 3,
        accountsOfFailedBatches: 0,
      },
    });
    const { runs } = createLedger({ client, table: 'orgcost' });
    expect(JSON.parse(JSON.stringify(await runs.run(run)))).toEqual(
      expect.objectContaining({ status: 'complete', paidPages: 3, outcomes: { done: 3 } }),
    );
  } finally {
    client.destroy();
    await Promise.all([aws.close(), dynamoDb.close()]);
  }
}, 60_000);

test('a variable that is missing is told in one line', async () => {
  await expect(
    invoke('plan', {}, { TABLE_NAME: 'orgcost', MEMBER_ROLE_NAME: 'OrgCostCollector' }),
  ).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr:
      'Environment: EXTERNAL_ID must be the ExternalId that the roles ask for: ' +
      '2 to 1,224 letters, digits or characters of +=,.@:/-_\n',
  });
});
