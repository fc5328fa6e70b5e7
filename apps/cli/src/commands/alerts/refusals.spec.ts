import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import { openLocalSetting, type LocalSetting } from '../../testing/local-setting';
import type { Outcome } from '../../testing/run-cli';
import { openTableStore, type TableStore } from '../../testing/table-store';

let setting: LocalSetting;
let store: TableStore;
let client: DynamoDBClient;
let ledger: Ledger;

beforeEach(async () => {
  setting = await openLocalSetting(parseUtcDay('2026-11-23'));
  store = await openTableStore();
  client = new DynamoDBClient(store.clientConfig);
  await createTable(client, 'orgcost');
  ledger = createLedger({ client, table: 'orgcost' });
});

afterEach(async () => {
  client.destroy();
  await store.close();
  await setting.close();
});

const cli = (line: string): Promise<Outcome> =>
  setting.cli(`${line} --table orgcost --endpoint-url ${store.endpoint}`);

const at = parseInstant('2026-11-20T08:00:00Z');

async function refuse(): Promise<void> {
  const detail = 'General: smtp; 550 5.1.1 user unknown';
  const recipients = ['Ben@example.com'];
  await ledger.mails.recordMailEvent('m1', { kind: 'bounced', at, recipients, detail });
  await ledger.mails.recordMailEvent('m2', {
    kind: 'complained',
    at: parseInstant('2026-11-22T08:00:00Z'),
    recipients: ['ana@example.com'],
  });
}

test('addresses that do not take mail are listed, for people and for programs', async () => {
  expect(await cli('alerts refusals')).toEqual({
    exitCode: 0,
    stdout: 'All addresses take mail.\n',
    stderr: '',
  });
  await refuse();
  expect((await cli('alerts refusals')).stdout).toMatchInlineSnapshot(`
    "Address          Since       Why
    ───────────────────────────────────────────────────────────────────────────
    ana@example.com  2026-11-22  complained
    ben@example.com  2026-11-20  bounced: General: smtp; 550 5.1.1 user unknown
    "
  `);
  expect(JSON.parse((await cli('alerts refusals --json')).stdout)).toEqual([
    { address: 'ana@example.com', kind: 'complained', at: '2026-11-22T08:00:00.000Z' },
    {
      address: 'ben@example.com',
      kind: 'bounced',
      at: '2026-11-20T08:00:00.000Z',
      detail: 'General: smtp; 550 5.1.1 user unknown',
    },
  ]);
});

test('one is lifted, and mail goes there again', async () => {
  await refuse();
  expect(await cli('alerts refusals --lift BEN@example.com')).toEqual({
    exitCode: 0,
    stdout: 'Alerts are mailed to BEN@example.com again, where SES does not suppress it\n',
    stderr: '',
  });
  expect(JSON.parse((await cli('alerts refusals --lift ana@example.com --json')).stdout)).toEqual({
    address: 'ana@example.com',
    liftedAt: '2026-11-23T12:00:00.000Z',
  });
  expect(await ledger.mails.refusals(['ana@example.com', 'ben@example.com'])).toEqual(new Map());
  expect(await cli('alerts refusals --lift ben@example.com')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'orgcost: "ben@example.com" takes mail, as far as the ledger knows: "orgcost alerts refusals" shows those that do not\n',
  });
});

test('what cannot be read is named, and the rest is listed', async () => {
  await refuse();
  const account = '333333333333';
  const mute = { account, by: 'ana', at };
  await ledger.mutes.mute({ ...mute, until: parseUtcDay('2026-12-01') });
  await ledger.mutes.mute({ ...mute, policy: 'daily', until: parseUtcDay('2026-12-02') });
  for (const [pk, sk] of [
    ['address#ana@example.com', 'refusal'],
    [`account#${account}`, 'mute#all'],
  ] as const) {
    await client.send(
      new UpdateItemCommand({
        TableName: 'orgcost',
        Key: { pk: { S: pk }, sk: { S: sk } },
        UpdateExpression: 'SET #at = :at',
        ExpressionAttributeNames: { '#at': 'at' },
        ExpressionAttributeValues: { ':at': { S: 'today' } },
      }),
    );
  }
  const wrong = 'at: "today" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z';
  expect(await cli('alerts refusals')).toEqual({
    exitCode: 3,
    stdout: expect.stringContaining('\nben@example.com  2026-11-20  bounced: '),
    stderr: `orgcost: The ledger's refusal of ana@example.com cannot be read: ${wrong}\n`,
  });
  expect(await cli('alerts mutes')).toEqual({
    exitCode: 3,
    stdout: expect.stringContaining(`\n2026-12-02  ${account}  daily `),
    stderr: `orgcost: The ledger's mute of all, account ${account} cannot be read: ${wrong}\n`,
  });
});
