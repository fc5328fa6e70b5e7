import { thresholdsOf, type Thresholds } from '@orgcost/alerting';
import { parseUtcDay, type AccountId } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import { createCloudFormationClient, describeThresholds } from '@orgcost/stack-sets';
import { aProfile } from '@orgcost/testing';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialsOf, invoke, withLedger } from './with-ledger.fixture';

const today = parseUtcDay('2026-11-23');
const stackSet = { stackSet: 'orgcost-member-account', callAs: 'DELEGATED_ADMIN' } as const;

let local: LocalOrganization;
let folder: string;

beforeEach(async () => {
  local = await startLocalOrganization({ today, months: 1 });
  folder = await mkdtemp(join(tmpdir(), 'orgcost-'));
});

afterEach(async () => {
  await local.close();
  await rm(folder, { recursive: true });
});

const running = () =>
  local.organization.accounts.filter(({ management, state }) => !management && state === 'ACTIVE');

async function settingsFile(alarms: object): Promise<string> {
  const file = join(folder, 'thresholds.json');
  const [root] = local.organization.units;
  await writeFile(file, JSON.stringify({ ...stackSet, organizationalUnits: [root?.id], alarms }));
  return file;
}

/** What accounts were given, of those that were. */
async function given(
  accounts: readonly AccountId[] = running().map(({ id }) => id),
): Promise<Record<AccountId, Thresholds>> {
  const client = createCloudFormationClient({
    endpoint: local.endpoint,
    credentials: {
      accessKeyId: String(local.environment['AWS_ACCESS_KEY_ID']),
      secretAccessKey: 'local',
    },
  });
  const overrides: [AccountId, Thresholds][] = [];
  for (const id of accounts) {
    const { monthToDate, daily } = (await describeThresholds(client, stackSet, id)) ?? {};
    if (monthToDate === undefined) continue;
    overrides.push([id, { monthToDate, ...(daily !== undefined && { daily }) }]);
  }
  client.destroy();
  return Object.fromEntries(overrides);
}

const ofAll = { monthToDate: 1000 };

/** Tiers by id, by OU and by tag, of accounts that there are. */
function tieredSettings() {
  const [one] = running();
  const unit = local.organization.units.find(({ path }) => path === 'Root/Workloads');
  const owner = running()
    .toReversed()
    .find(({ tags }) => tags['owner'] !== undefined)?.tags['owner'];
  return {
    ...ofAll,
    tiers: [
      { name: 'one', accounts: [String(one?.id)], monthToDate: 9000 },
      { name: 'owned', tag: { key: 'owner', value: String(owner) }, daily: 50 },
      { name: 'workloads', organizationalUnits: [String(unit?.id)], monthToDate: 5000 },
    ],
  };
}

/** What these settings give to accounts that are in a tier. */
function wanted(settings: ReturnType<typeof tieredSettings>): Record<AccountId, Thresholds> {
  const { units } = local.organization;
  return Object.fromEntries(
    running().flatMap(({ id, tags, organizationalUnitPath }) => {
      const organizationalUnits = units
        .filter(({ path }) => `${organizationalUnitPath}/`.startsWith(`${path}/`))
        .map((unit) => unit.id);
      const { monthToDate, daily } = thresholdsOf(settings, { id, tags, organizationalUnits });
      return monthToDate === 1000 && daily === undefined
        ? []
        : [[id, { monthToDate, daily: daily ?? 0 }]];
    }),
  );
}

test('the built handler gives accounts the thresholds of their tiers, and then nothing', async () => {
  await withLedger(async (_, environment) => {
    const settings = tieredSettings();
    const env = {
      ...local.environment,
      ...environment,
      ...credentialsOf(local),
      SETTINGS_FILE: await settingsFile(settings),
    };
    const reconcile = async () => JSON.parse((await invoke('reconcile', env)).stdout) as unknown;
    const expected = wanted(settings);
    const accounts = Object.keys(expected).length;
    expect(new Set(Object.values(expected).map((each) => JSON.stringify(each))).size).toBe(3);

    const nothing = { begun: 0, goingOn: 0, made: 0, failed: 0 };
    expect(await reconcile()).toEqual({ ...nothing, begun: accounts });
    expect(await given()).toEqual(expected);
    expect(await reconcile()).toEqual({ ...nothing, made: accounts });
    expect(await reconcile()).toEqual(nothing);

    const [moved = ''] = Object.keys(expected);
    local.replaceStack(moved);
    expect(await given()).not.toHaveProperty(moved);
    expect(await reconcile()).toEqual({ ...nothing, begun: 1 });
    expect(await given()).toEqual(expected);
  });
}, 120_000);

test('an account whose tier switches the daily threshold off has no daily alarm', async () => {
  await withLedger(async (_, environment) => {
    const one = String(running()[0]?.id);
    const tiers = [{ name: 'one', accounts: [one], daily: false }];
    const env = {
      ...local.environment,
      ...environment,
      ...credentialsOf(local),
      SETTINGS_FILE: await settingsFile({ ...ofAll, daily: 200, tiers }),
    };
    await invoke('reconcile', env);
    expect(await given()).toEqual({ [one]: { monthToDate: 1000, daily: 0 } });
  });
}, 60_000);

test('it changes many accounts at a time, and nothing where nothing is to be changed', async () => {
  await local.close();
  local = await startLocalOrganization({ today, months: 1, accounts: 1100 });
  await withLedger(async (_, environment) => {
    const accounts = running().map(({ id }) => id);
    const settings = { ...ofAll, tiers: [{ name: 'all', accounts, monthToDate: 2000 }] };
    const env = {
      ...local.environment,
      ...environment,
      ...credentialsOf(local),
      SETTINGS_FILE: await settingsFile(settings),
    };
    for (let times = 0; times < 3; times += 1) await invoke('reconcile', env);
    // Of 500 accounts at most.
    expect(local.requests.count('UpdateStackInstances')).toBe(Math.ceil(accounts.length / 500));
    const sample = [accounts[0], accounts[500], accounts.at(-1)].map(String);
    expect(await given(sample)).toEqual(
      Object.fromEntries(sample.map((id) => [id, { monthToDate: 2000, daily: 0 }])),
    );
  });
}, 120_000);

test('the built handler tells of an account that fails, and changes the others', async () => {
  await withLedger(async (_, environment) => {
    const [one, two] = running().map(({ id }) => id);
    const settings = { ...ofAll, tiers: [{ name: 'some', accounts: [one, two], daily: 7 }] };
    const env = {
      ...local.environment,
      ...environment,
      ...credentialsOf(local),
      SETTINGS_FILE: await settingsFile(settings),
    };
    local.setFaults({ failingStacks: [String(one)] });
    await invoke('reconcile', env);
    const { stdout, stderr } = await invoke('reconcile', env);
    expect(JSON.parse(stdout)).toEqual({ begun: 0, goingOn: 0, made: 1, failed: 1 });
    expect(stderr).toBe(
      `Thresholds of account ${one} could not be changed: ResourceLogicalId:MonthToDate, ` +
        'ResourceType:AWS::CloudWatch::Alarm, ResourceStatusReason:The local organization lets this stack fail.\n',
    );
    expect(await given()).toEqual({ [String(two)]: { monthToDate: 1000, daily: 7 } });
  });
}, 120_000);

test('the built handler fails where a change is refused, and begins it the next time', async () => {
  await withLedger(async (_, environment) => {
    const accounts = running()
      .slice(0, 2)
      .map(({ id }) => id);
    const settings = { ...ofAll, tiers: [{ name: 'some', accounts, daily: 7 }] };
    const env = {
      ...local.environment,
      ...environment,
      ...credentialsOf(local),
      SETTINGS_FILE: await settingsFile(settings),
    };
    local.setFaults({ planned: [{ operation: 'UpdateStackInstances', kind: 'access-denied' }] });
    await expect(invoke('reconcile', env)).rejects.toMatchObject({
      code: 1,
      stderr:
        'Thresholds of 2 accounts could not be changed: The StackSet orgcost-member-account: ' +
        "cloudformation:UpdateStackInstances is denied: allow it in the caller's policy\n",
    });
    local.setFaults({});
    const { stdout } = await invoke('reconcile', env);
    expect(JSON.parse(stdout)).toEqual({ begun: 2, goingOn: 0, made: 0, failed: 0 });
  });
}, 60_000);

test('tags are those of the last collection, and of the organization for accounts that are newer', async () => {
  await withLedger(async ({ accounts }, environment) => {
    const tagged = running().filter(({ tags }) => tags['owner'] !== undefined);
    const [known, newer] = tagged;
    await accounts.addProfiles([aProfile({ id: String(known?.id), tags: { owner: 'another' } })]);
    const settings = {
      ...ofAll,
      tiers: [
        { name: 'another', tag: { key: 'owner', value: 'another' }, monthToDate: 2000 },
        {
          name: 'newer',
          tag: { key: 'owner', value: String(newer?.tags['owner']) },
          monthToDate: 3000,
        },
      ],
    };
    const SETTINGS_FILE = await settingsFile(settings);
    await invoke('reconcile', {
      ...local.environment,
      ...environment,
      ...credentialsOf(local),
      SETTINGS_FILE,
    });
    expect(await given()).toMatchObject({
      [String(known?.id)]: { monthToDate: 2000, daily: 0 },
      [String(newer?.id)]: { monthToDate: 3000, daily: 0 },
    });
  });
}, 60_000);

test('settings that make no sense are told in one line', async () => {
  const file = await settingsFile({ monthToDate: 0, tiers: [] });
  await expect(
    invoke('reconcile', { TABLE_NAME: 'orgcost', TABLE_REGION: 'us-east-1', SETTINGS_FILE: file }),
  ).rejects.toMatchObject({
    code: 1,
    stderr: `SETTINGS_FILE ${file} cannot be used: ✖ must be a whole number from 1 to 1000000000 → at alarms.monthToDate\n`,
  });
  await expect(invoke('reconcile', { TABLE_NAME: 'orgcost' })).rejects.toMatchObject({
    code: 1,
    stderr:
      'Environment: TABLE_REGION must be the Region of the table; ' +
      'SETTINGS_FILE must be the name of the file with the settings of the deployment\n',
  });
});
