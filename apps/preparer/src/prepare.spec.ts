import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  closeMonth,
  documentText,
  isAcceptable,
  prepareMonth,
  readDocument,
  billSchema,
  type Refusal,
} from '@orgcost/chargeback';
import { chargebackSchema, ownershipSettings } from '@orgcost/config';
import {
  addMonths,
  billingPeriodOf,
  daysOf,
  daysOfBillingPeriod,
  instantFromEpoch,
  utcDayOf,
} from '@orgcost/domain';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { createLedger, createTable, type Ledger } from '@orgcost/ledger-dynamodb';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { settingsSchema } from './settings';

// The built handler goes by this machine's clock.
const now = instantFromEpoch(Date.now());
const today = utcDayOf(now);
const month = addMonths(billingPeriodOf(today), -1);
const workspace = join(__dirname, '../../..');

const settings = settingsSchema.parse({
  costCenterTag: 'cost-center',
  chargeback: chargebackSchema.parse({ finance: ['finance@example.com', 'cfo@example.com'] }),
  ruleSet: { metric: 'unblended' },
  usage: [],
});

let local: LocalOrganization;
let folder: string;
let ledger: Ledger;
let environment: Record<string, string>;
let end: () => Promise<void>;

beforeEach(async () => {
  local = await startLocalOrganization({ today, months: 2 });
  folder = await mkdtemp(join(tmpdir(), 'orgcost-'));
  const dynamoDb = await openInMemoryDynamoDb();
  const client = new DynamoDBClient(embeddedClientConfig(dynamoDb.endpoint));
  await createTable(client, 'orgcost');
  ledger = createLedger({ client, table: 'orgcost' });
  end = async () => {
    client.destroy();
    await dynamoDb.close();
    await local.close();
    await rm(folder, { recursive: true });
  };
  environment = {
    ...local.environment,
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.endpoint,
    TABLE_NAME: 'orgcost',
    PAYER_ROLE_ARN: local.settings.payerRoleArn,
    EXTERNAL_ID: local.settings.externalId,
    MAX_PAGES: '100',
    SETTINGS_FILE: join(folder, 'chargeback.json'),
    SENDER: 'costs@example.com',
  };
  await writeFile(environment['SETTINGS_FILE'] ?? '', JSON.stringify(settings));
  const [account] = local.organization.accounts;
  await ledger.costs.record({
    account: String(account?.id),
    fetchedAt: now,
    origin: 'member',
    days: daysOf(daysOfBillingPeriod(month)).map((day) =>
      aDay(day, [aLine({ amounts: amounts('1.005') })]),
    ),
  });
});
afterEach(() => end());

/** Runs the built handler. */
async function invoke(event: object = { time: now }): Promise<unknown> {
  const file = join(folder, 'event.json');
  await writeFile(file, JSON.stringify(event));
  const args = ['tools/invoke.mjs', 'preparer', '--handler=prepare', `--event=${file}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: workspace,
    env: { PATH: process.env['PATH'], ...environment },
  });
  return JSON.parse(stdout);
}

async function close(approved: string): Promise<readonly Refusal[]> {
  const { ruleSet, usage } = settings;
  const prepared = await prepareMonth(ledger, month, {
    settings: { ruleSet, usage, ownership: ownershipSettings(settings) },
    today,
    missing: [],
    book: [],
    consistent: true,
  });
  const accept = new Map(
    prepared.refusals.filter(isAcceptable).map(({ kind }) => [kind, 'agreed'] as const),
  );
  await closeMonth(ledger, prepared, { now, by: 'Ana', accept, approved });
  return prepared.refusals;
}

test('finance is mailed what the month before would come to, with the preview that a close can be told of', async () => {
  const answer = await invoke();
  expect(answer).toEqual({
    month,
    closed: false,
    preview: expect.stringMatching(/^[0-9a-f]{64}$/),
    refusals: expect.any(Number),
  });
  const link = await ledger.closes.bill(month);
  expect(await readDocument(ledger.documents, link?.document ?? '', billSchema)).toMatchObject({
    period: month,
    source: 'payer',
  });
  const preview = (await ledger.closes.preview(month))?.document ?? '';
  expect(answer).toMatchObject({ preview });
  const [mail, ...others] = local.mails;
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    from: 'costs@example.com',
    to: ['finance@example.com', 'cfo@example.com'],
    subject: expect.stringContaining('against closing it'),
    text: expect.stringContaining(
      `chargeback close --month ${month} --preview ${preview.slice(0, 12)}`,
    ),
    html: expect.stringContaining(preview),
  });
  expect(mail).not.toHaveProperty('configurationSet');
  expect(await ledger.closes.closes()).toEqual([]);

  const refusals = await close(preview);
  expect(answer).toMatchObject({ refusals: refusals.length });
  expect(await invoke()).toEqual({ month, closed: true });
  expect(local.mails).toHaveLength(1);
}, 60_000);

test('called twice it shows and mails the same again', async () => {
  const first = await invoke({ month });
  expect(await invoke({ month })).toEqual(first);

  const [one, two] = local.mails.map(({ subject, text, html }) => ({ subject, text, html }));
  expect(two).toEqual({ ...one });
}, 60_000);

test('a bill that changed since is kept', async () => {
  await invoke({ month });
  const first = await ledger.closes.bill(month);
  const saved = await readDocument(ledger.documents, first?.document ?? '', billSchema);
  const changed = { ...saved, estimated: !saved.estimated, fetchedAt: instantFromEpoch(0) };
  const document = await ledger.documents.save(documentText(billSchema, changed));
  await ledger.closes.saveBill({ period: month, fetchedAt: now, document });
  await invoke({ month });

  const last = await ledger.closes.bill(month);
  expect(await readDocument(ledger.documents, last?.document ?? '', billSchema)).toEqual({
    ...saved,
    fetchedAt: last?.fetchedAt,
  });
}, 60_000);

test('where the payer cannot be asked, the mail says so', async () => {
  local.setFaults({ planned: [{ operation: 'AssumeRole', kind: 'access-denied' }] });
  await invoke({ month });

  expect(await ledger.closes.bill(month)).toBeUndefined();
  expect(local.mails.map(({ text }) => text)[0]).toMatch(
    /The payer's bill could not be read: The role\n! .+: it cannot be assumed:/,
  );
}, 60_000);

test('it fails where finance cannot be mailed, so that operators are told, and nothing is closed', async () => {
  local.setMailService({ sendingPaused: true });
  await expect(invoke()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^SES has paused sending: .+\n$/),
  });
  expect(await ledger.closes.closes()).toEqual([]);
}, 60_000);

test('variables that are missing are told in one line', async () => {
  environment = { SENDER: 'costs' };
  await expect(invoke()).rejects.toMatchObject({
    stderr: expect.stringMatching(
      /^Environment: TABLE_NAME .+; PAYER_ROLE_ARN .+; EXTERNAL_ID .+; MAX_PAGES .+; SETTINGS_FILE .+; SENDER .+\n$/,
    ),
  });
});
