import type { AccountResult } from '@orgcost/collection';
import { addDays, instantFromEpoch, parseUtcDay, utcDayOf, type AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { queueEventSchema, recordMessages } from './record-messages';
import { watch, type WatchingRuns } from './watch';
import { credentialsOf, invoke, withLedger } from './with-ledger.fixture';

// The built handler goes by this machine's clock.
const now = instantFromEpoch(Date.now());
const yesterday = addDays(utcDayOf(now), -1);
const run = `${now}-example`;

let local: LocalOrganization;
let folder: string;

beforeEach(async () => {
  local = await startLocalOrganization({ today: parseUtcDay('2026-11-25'), months: 1 });
  folder = await mkdtemp(join(tmpdir(), 'orgcost-'));
});

afterEach(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

const inUnit = (path: string) =>
  local.organization.accounts.filter((account) =>
    `${account.organizationalUnitPath}/`.startsWith(`${path}/`),
  );

const settings = () => ({
  monthToDate: 1_000_000,
  daily: 40,
  tiers: [
    {
      name: 'workloads',
      organizationalUnits: [
        local.organization.units.find(({ path }) => path === 'Root/Workloads')?.id,
      ],
      daily: 1000,
    },
  ],
});

async function environmentOf(environment: object): Promise<Record<string, string>> {
  const SETTINGS_FILE = join(folder, 'alarms.json');
  await writeFile(SETTINGS_FILE, JSON.stringify(settings()));
  return {
    ...local.environment,
    ...environment,
    ...credentialsOf(local),
    TOPIC_ARN: local.settings.topicArn,
    SETTINGS_FILE,
  };
}

/** The account cost $50 yesterday, and the run came to that. */
async function collected(
  { costs, runs }: Ledger,
  account: AccountId,
  facts: Partial<AccountResult> = {},
): Promise<void> {
  const days = [aDay(yesterday, [aLine({ amounts: amounts('50') })])];
  await costs.record({ account, fetchedAt: now, origin: 'payer', days });
  await runs.saveResult({ ...resultOf(account), ...facts });
}

function resultOf(account: AccountId): AccountResult {
  return {
    run,
    account,
    outcome: 'done',
    ranges: [{ from: yesterday, to: utcDayOf(now) }],
    origin: 'payer',
    fetchedAt: now,
    paidPages: 0,
    daysWritten: 1,
    daysUnchanged: 0,
    daysSuperseded: 0,
  };
}

async function watchRun(environment: object): ReturnType<typeof invoke> {
  const event = join(folder, 'watch.json');
  await writeFile(event, JSON.stringify({ run }));
  return invoke('watch', await environmentOf(environment), event);
}

const messageSchema = z.object({ text: z.string(), crossing: z.looseObject({}) });

test('the built handler publishes what accounts are above, by their tiers', async () => {
  await withLedger(async (ledger, environment) => {
    const [workload] = inUnit('Root/Workloads');
    const others = local.organization.accounts.filter(
      (account) => !inUnit('Root/Workloads').includes(account),
    );
    const [other, denied] = others.map(({ id }) => id);
    await collected(ledger, String(workload?.id));
    await collected(ledger, String(other));
    await collected(ledger, String(denied), { outcome: 'denied' });
    await collected(ledger, '999999999999');

    const { stdout, stderr } = await watchRun(environment);
    expect(JSON.parse(stdout)).toEqual({
      accounts: 3,
      failed: 0,
      crossings: 2,
      outOfTime: false,
      after: '999999999999',
    });
    expect(stderr).toBe(
      'In a tier by their ids alone, as the organization does not tell of them: 999999999999\n',
    );
    const published = local.published.find(({ subject }) => subject?.endsWith(String(other)));
    const unplaced = local.published.filter((message) => message !== published);
    expect(unplaced.map(({ subject }) => subject)).toEqual(['OrgCost: daily of 999999999999']);
    expect(published).toMatchObject({
      topicArn: local.settings.topicArn,
      subject: `OrgCost: daily of ${other}`,
    });
    const { text, crossing } = messageSchema.parse(JSON.parse(String(published?.message)));
    expect(text).toMatch(new RegExp(`^Account ${other}: .+ cost 50.00 USD, above 40.00$`));
    expect(crossing).toMatchObject({
      policy: 'daily',
      account: other,
      amount: '50',
      above: '40',
      period: yesterday,
      foundBy: 'ledger',
    });

    const body = JSON.stringify({ Message: published?.message });
    const recorded = await recordMessages(
      {
        ...ledger,
        alarmPrefix: 'orgcost-billing-',
        looking: { metric: 'unblended', currency: 'USD', settleHours: 48 },
        costCenterTag: 'cost-center',
        clock: () => now,
        onFailure: jest.fn(),
      },
      queueEventSchema.parse({ Records: [{ messageId: '1', body }] }),
    );
    expect(recorded).toEqual({ batchItemFailures: [] });
    expect(JSON.parse((await watchRun(environment)).stdout)).toMatchObject({ crossings: 1 });
  });
}, 60_000);

test('it fails where an account could not be watched, after all others were', async () => {
  await withLedger(async (ledger, environment) => {
    const outside = local.organization.accounts.filter(
      (account) => !inUnit('Root/Workloads').includes(account),
    );
    const [one, two] = outside.map(({ id }) => id).sort();
    for (const account of [one, two]) await collected(ledger, String(account));
    local.setFaults({ planned: [{ operation: 'Publish', kind: 'access-denied', times: 1 }] });

    await expect(watchRun(environment)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        new RegExp(
          `^Account (${one}|${two}) could not be watched: .+\n` +
            'Of 2 accounts 1 could not be watched: the log tells why\n$',
        ),
      ),
    });
    expect(local.published).toHaveLength(1);
  });
}, 60_000);

test('out of time it tells where it is, and goes on there', async () => {
  const accounts = Array.from({ length: 120 }, (_, index) => String(100_000_000_000 + index));
  const stop = new AbortController();
  const watched: AccountId[] = [];
  const watching: WatchingRuns = {
    runs: {
      results: () => Promise.resolve(accounts.map(resultOf)),
    },
    accounts: { tieredAccounts: (ids) => Promise.resolve(ids.map((id) => ({ id }))) },
    history: {
      observedDays: (account) => {
        watched.push(account);
        if (watched.length === 60) stop.abort();
        return account === accounts[0] ? Promise.reject(new Error('damaged')) : Promise.resolve([]);
      },
    },
    alerts: { alertsOfAccount: () => Promise.resolve([]) },
    looking: { metric: 'unblended', currency: 'USD', settleHours: 48 },
    clock: () => now,
    tell: jest.fn(),
    onUnplaced: jest.fn(),
    onFailure: jest.fn(),
  };
  const ofAll = { monthToDate: 1, tiers: [] };
  const first = await watch(watching, ofAll, { run }, stop.signal);
  expect(first).toEqual({
    accounts: 100,
    failed: 1,
    crossings: 0,
    outOfTime: true,
    after: accounts[99],
  });
  await expect(
    watch(watching, ofAll, { run, watched: first }, new AbortController().signal),
  ).rejects.toThrow('Of 120 accounts 1 could not be watched: the log tells why');
  expect(watched).toEqual(accounts);
});

test('the example of an event is of a run that came to nothing', async () => {
  await withLedger(async (_, environment) => {
    const { stdout } = await invoke('watch', await environmentOf(environment));
    expect(JSON.parse(stdout)).toMatchObject({ accounts: 0, outOfTime: false });
  });
}, 60_000);

test('variables that are missing are told in one line', async () => {
  await expect(
    invoke('watch', { TABLE_NAME: 'orgcost', TABLE_REGION: 'us-east-1' }),
  ).rejects.toMatchObject({
    stderr:
      'Environment: SETTINGS_FILE must be the name of the file with the settings of the deployment; ' +
      'TOPIC_ARN must be the ARN of the central topic\n',
  });
});
