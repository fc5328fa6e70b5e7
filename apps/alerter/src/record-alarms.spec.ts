import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { createLedger, createTable } from '@orgcost/ledger-dynamodb';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { queueEventSchema, recordAlarms } from './record-alarms';

const workspace = join(__dirname, '../../..');
const eventFile = 'apps/alerter/events/record.json';
const event: unknown = JSON.parse(readFileSync(join(workspace, eventFile), 'utf8'));
const [record = { messageId: '', body: '' }] = queueEventSchema.parse(event).Records;
const recorded = {
  account: '333333333333',
  at: '2026-11-26T18:04:12.345Z',
  policy: 'month-to-date',
  reason: 'Threshold Crossed',
};

async function withLedger<Result>(
  work: (ledger: ReturnType<typeof createLedger>, endpoint: string) => Promise<Result>,
): Promise<Result> {
  const dynamoDb = await openInMemoryDynamoDb();
  const client = new DynamoDBClient(embeddedClientConfig(dynamoDb.endpoint));
  try {
    await createTable(client, 'orgcost');
    return await work(createLedger({ client, table: 'orgcost' }), dynamoDb.endpoint);
  } finally {
    client.destroy();
    await dynamoDb.close();
  }
}

test('alarms are recorded, and what is none is handed back alone', async () => {
  await withLedger(async ({ alarms }) => {
    const onFailure = jest.fn();
    const Records = [
      record,
      { messageId: 'no JSON', body: 'hello' },
      { messageId: 'no alarm', body: JSON.stringify({ Message: 'hello' }) },
    ];

    expect(
      await recordAlarms({ alarms, alarmPrefix: 'orgcost-billing-', onFailure }, { Records }),
    ).toEqual({
      batchItemFailures: [{ itemIdentifier: 'no JSON' }, { itemIdentifier: 'no alarm' }],
    });
    expect(await alarms.alarms('333333333333')).toEqual([recorded]);
    expect(onFailure.mock.calls.map(([messageId]: unknown[]) => messageId)).toEqual([
      'no JSON',
      'no alarm',
    ]);
  });
});

test('an alarm is handed back where the ledger does not take it', async () => {
  const alarms = {
    recordAlarm: () => Promise.reject(new Error('throttled')),
    alarms: () => Promise.resolve([]),
  };
  const onFailure = jest.fn();

  expect(
    await recordAlarms(
      { alarms, alarmPrefix: 'orgcost-billing-', onFailure },
      { Records: [record] },
    ),
  ).toEqual({ batchItemFailures: [{ itemIdentifier: record.messageId }] });
  expect(onFailure).toHaveBeenCalledWith(record.messageId, new Error('throttled'));
});

const invoke = (env: NodeJS.ProcessEnv) =>
  promisify(execFile)(
    process.execPath,
    ['tools/invoke.mjs', 'alerter', '--handler=record', `--event=${eventFile}`],
    { cwd: workspace, env: { PATH: process.env['PATH'], ...env } },
  );

test('the built handler records the example, twice as once', async () => {
  await withLedger(async ({ alarms }, endpoint) => {
    const env = {
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      TABLE_NAME: 'orgcost',
      TABLE_REGION: 'us-east-1',
      ALARM_PREFIX: 'orgcost-billing-',
    };
    for (const { stdout } of [await invoke(env), await invoke(env)]) {
      expect(JSON.parse(stdout)).toEqual({ batchItemFailures: [] });
    }
    expect(await alarms.alarms('333333333333')).toEqual([recorded]);
  });
}, 60_000);

test('variables that are missing are told in one line', async () => {
  await expect(invoke({ TABLE_NAME: 'orgcost' })).rejects.toMatchObject({
    code: 1,
    stderr:
      'Environment: TABLE_REGION must be the Region of the table; ' +
      'ALARM_PREFIX must be what names of billing alarms begin with\n',
  });
});
