import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Alert } from '@orgcost/alerting';
import { instantFromEpoch, parseInstant, parseUtcDay } from '@orgcost/domain';
import { embeddedClientConfig } from '@orgcost/embedded-dynamodb';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { parseAmount } from '@orgcost/money';
import { scriptedAws } from '@orgcost/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliver } from './deliver';
import { credentialsOf, invoke, withLedger } from './with-ledger.fixture';

const alert: Alert = {
  crossing: {
    policy: 'daily',
    account: '333333333333',
    currency: 'USD',
    amount: parseAmount('312.5'),
    above: parseAmount('200'),
    at: parseInstant('2026-11-25T06:00:00Z'),
    foundBy: 'ledger',
    period: parseUtcDay('2026-11-24'),
  },
  // The built handler goes by this machine's clock, by which it is no news after a week.
  raisedAt: instantFromEpoch(Date.now() - 60_000),
  subject: { name: 'Web shop', state: 'ACTIVE', owner: 'shop' },
  explanation: {
    range: { from: parseUtcDay('2026-11-24'), to: parseUtcDay('2026-11-25') },
    parts: [{ part: 'usage', amount: parseAmount('312.5') }],
    notCounted: [],
    services: [{ service: 'Amazon EC2', amount: parseAmount('312.5') }],
    days: [],
    unsettled: [],
    missing: [],
  },
  delivery: { state: 'pending', uncertain: [] },
};

const settings = {
  platform: ['platform@example.com'],
  digestAbove: 5,
  owners: [{ owner: 'shop', mail: ['shop@example.com', 'lead@example.com'] }],
};

const own = { ...process.env };
let local: LocalOrganization;
let folder: string;

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-25'), months: 1 });
  folder = await mkdtemp(join(tmpdir(), 'orgcost-'));
});

afterEach(async () => {
  process.env = { ...own };
  await local.close();
  await rm(folder, { recursive: true });
});

/** A ledger with the alert, and what the built handler makes of it. */
async function withAlert(
  work: (
    ledger: Ledger,
    deliver: (changes?: object, variables?: object) => ReturnType<typeof invoke>,
    environment: object,
  ) => Promise<unknown>,
): Promise<void> {
  await withLedger(async (ledger, environment) => {
    await ledger.alerts.raise(alert);
    const deliver = (changes?: object, variables?: object) =>
      invokeWith({ ...environment, ...variables }, changes);
    await work(ledger, deliver, environment);
  });
}

/** What the built handler makes of a ledger. */
async function invokeWith(environment: object, changes: object = {}): ReturnType<typeof invoke> {
  return invoke('deliver', await variablesOf(environment, changes));
}

async function variablesOf(environment: object, changes: object = {}): Promise<NodeJS.ProcessEnv> {
  const file = join(folder, 'delivery.json');
  await writeFile(file, JSON.stringify({ ...settings, ...changes }));
  return {
    ...local.environment,
    ...environment,
    ...credentialsOf(local),
    SETTINGS_FILE: file,
    SENDER: 'costs@example.com',
    CONFIGURATION_SET: 'orgcost',
  };
}

const deliveryIn = async ({ alerts }: Ledger) => {
  const { account, policy } = alert.crossing;
  return (await alerts.alert({ account, policy, period: '2026-11-24', step: '200' }))?.delivery;
};

test('the built handler mails an alert to its owner, once', async () => {
  await withAlert(async (ledger, deliver) => {
    const first = await deliver();
    expect(JSON.parse(first.stdout)).toEqual({ mailed: 1, kept: 0, failed: 0, left: 0, unread: 0 });
    expect(JSON.parse((await deliver()).stdout)).toEqual({
      mailed: 0,
      kept: 0,
      failed: 0,
      left: 0,
      unread: 0,
    });

    const [mail] = local.mails;
    expect(local.mails).toEqual([
      expect.objectContaining({
        from: 'costs@example.com',
        to: ['shop@example.com', 'lead@example.com'],
        configurationSet: 'orgcost',
        subject: expect.stringContaining('Web shop'),
        text: expect.stringContaining('333333333333'),
        html: expect.stringContaining('333333333333'),
      }),
    ]);
    const delivery = await deliveryIn(ledger);
    expect(delivery).toMatchObject({ state: 'mailed', mail: mail?.tags['orgcost-mail'] });
    expect(await ledger.mails.mail(String(mail?.tags['orgcost-mail']))).toMatchObject({
      to: ['shop@example.com', 'lead@example.com'],
      messageId: mail?.messageId,
      alerts: ['333333333333/daily/2026-11-24/200'],
    });
  });
}, 60_000);

test('it writes to the platform team in place of an owner whose addresses refuse mail', async () => {
  await withAlert(async ({ mails }, deliver) => {
    await mails.recordMailEvent('earlier', {
      kind: 'bounced',
      at: parseInstant('2026-11-01T00:00:00Z'),
      recipients: ['shop@example.com', 'lead@example.com'],
    });
    await deliver();
    expect(local.mails.map(({ to }) => to)).toEqual([['platform@example.com']]);
  });
}, 60_000);

test('it fails where a mail is not taken, and tells why without the addresses', async () => {
  await withAlert(async (ledger, deliver) => {
    local.setMailService({ sendingPaused: true });
    const why = 'SES has paused sending: see its console for why, then resume it';
    await expect(deliver()).rejects.toMatchObject({
      code: 1,
      stderr:
        `A mail to an owner was not taken: ${why} (SendingPausedException)\n` +
        'Not all alerts were mailed: 0 were, 1 not. The log tells why\n',
    });
    expect(await deliveryIn(ledger)).toMatchObject({ state: 'pending', refused: { times: 1 } });
  });
}, 60_000);

test('a connection that is refused is a mail that was not taken', async () => {
  await withAlert(async (ledger, deliver) => {
    const gone = await scriptedAws(() => ({ status: 200, body: {} }));
    await gone.close();
    await expect(deliver({}, { AWS_ENDPOINT_URL_SESV2: gone.endpoint })).rejects.toMatchObject({
      stderr: expect.stringMatching(
        /^A mail to an owner was not taken: SES cannot be reached: nothing listens there \(ECONNREFUSED\)\n/,
      ),
    });
    expect(await deliveryIn(ledger)).toMatchObject({ state: 'pending', refused: { times: 1 } });
  });
}, 60_000);

test('it sends no mail again whose answer was lost', async () => {
  await withAlert(async (ledger, deliver) => {
    local.setFaults({ planned: [{ operation: 'SendEmail', kind: 'truncated', times: 1 }] });
    await expect(deliver({ owners: [] })).rejects.toMatchObject({
      stderr: expect.stringMatching(
        /^A mail to the platform team was cut off, and may have been sent: .+\nNot all /,
      ),
    });
    expect(JSON.parse((await deliver()).stdout)).toEqual({
      mailed: 0,
      kept: 0,
      failed: 0,
      left: 0,
      unread: 0,
    });
    expect(local.mails).toHaveLength(1);
    expect(await deliveryIn(ledger)).toMatchObject({ state: 'sending' });
  });
}, 60_000);

test('what cannot be read is named, and keeps nothing else back', async () => {
  await withLedger(async (ledger, environment) => {
    const client = new DynamoDBClient(
      embeddedClientConfig(String(environment['AWS_ENDPOINT_URL_DYNAMODB'])),
    );
    const damaged = { ...alert, crossing: { ...alert.crossing, account: '444444444444' } };
    await ledger.alerts.raise(alert);
    await ledger.alerts.raise(damaged);
    await client.send(
      new UpdateItemCommand({
        TableName: 'orgcost',
        Key: { pk: { S: 'account#444444444444' }, sk: { S: 'alert#2026-11-24#daily#200' } },
        UpdateExpression: 'SET delivery = :delivery',
        ExpressionAttributeValues: { ':delivery': { S: 'soon' } },
      }),
    );
    client.destroy();
    await expect(invokeWith(environment)).rejects.toMatchObject({
      code: 1,
      stderr:
        "The ledger's alert 444444444444/daily/2026-11-24/200 cannot be read: delivery: Invalid input: " +
        'expected object, received string\n' +
        'Items of the ledger that cannot be read: 1. The log tells which\n',
    });
    expect(local.mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Web shop'),
    ]);
    expect(await deliveryIn(ledger)).toMatchObject({ state: 'mailed' });
  });
}, 60_000);

test('where time runs out before the first mail, operators are told', async () => {
  await withLedger(async ({ alerts, mails, mutes }) => {
    await alerts.raise(alert);
    const send = jest.fn();
    const delivering = {
      alerts,
      mails,
      mutes,
      mailer: { send },
      write: () => ({ subject: '', html: '', text: '' }),
      clock: () => instantFromEpoch(Date.now()),
      newId: () => 'm1',
      onFailure: jest.fn(),
    };
    await expect(deliver(delivering, settings, AbortSignal.abort())).rejects.toThrow(
      'There was no time to begin a mail. Alerts that are left: 1',
    );
    expect(send).not.toHaveBeenCalled();
    expect((await alerts.undelivered()).map(({ delivery }) => delivery)).toEqual([alert.delivery]);
  });
});

test('the last minute of a call begins no mail', async () => {
  await withAlert(async (ledger, _, environment) => {
    Object.assign(process.env, await variablesOf(environment));
    const { handler } = await import('./handlers/deliver');
    const lasting = (getRemainingTimeInMillis: number) =>
      handler({}, { getRemainingTimeInMillis: () => getRemainingTimeInMillis });
    await expect(lasting(60_000)).rejects.toThrow('There was no time to begin a mail');
    expect(local.mails).toEqual([]);
    expect(await deliveryIn(ledger)).toEqual(alert.delivery);
    expect(await lasting(120_000)).toMatchObject({ mailed: 1, left: 0 });
  });
}, 60_000);

test('settings and variables that make no sense are told in one line', async () => {
  await withAlert(async (_, deliver) => {
    await expect(deliver({ platform: undefined })).rejects.toMatchObject({
      stderr: expect.stringMatching(/^SETTINGS_FILE .+ cannot be used: .+ at platform\n$/),
    });
  });
  await expect(
    invoke('deliver', { TABLE_NAME: 'orgcost', TABLE_REGION: 'us-east-1' }),
  ).rejects.toMatchObject({
    stderr:
      'Environment: SETTINGS_FILE must be the name of the file with the settings of the deployment; ' +
      'SENDER must be the address that mails come from; ' +
      'CONFIGURATION_SET must be the name of a configuration set of SES\n',
  });
}, 60_000);
