import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '@orgcost/local-organization';
import {
  createCloudWatchClient,
  lastBillingMetric,
  setBack,
  setOff,
  standingAlarms,
} from './index';

const prefix = 'orgcost-billing-';
const now = parseInstant('2026-11-24T18:00:00Z');
const { env } = process;

let local: LocalOrganization;
let reader: CloudWatchClient;
let tester: CloudWatchClient;

const idOf = (name: string): string => {
  const account = local.organization.accounts.find((each) => each.name === name);
  if (!account) throw new Error(`There is no ${name}`);
  return account.id;
};

function clientOf(account: string, roleName: string): CloudWatchClient {
  const { externalId } = local.settings;
  return createCloudWatchClient({
    credentials: fromTemporaryCredentials({
      params: {
        RoleArn: `arn:aws:iam::${account}:role/${roleName}`,
        RoleSessionName: 'spec',
        ExternalId: externalId,
      },
      clientConfig: { region: 'us-east-1' },
    }),
  });
}

beforeEach(async () => {
  local = await startLocalOrganization({
    today: parseUtcDay('2026-11-24'),
    timeOfDay: () => 18 * 3_600_000,
  });
  process.env = { ...env, ...local.environment };
  const { alarmReaderRoleName, alarmTesterRoleName } = local.settings;
  reader = clientOf(idOf('Web Shop Production'), alarmReaderRoleName);
  tester = clientOf(idOf('Web Shop Production'), alarmTesterRoleName);
});

afterEach(async () => {
  process.env = env;
  reader.destroy();
  tester.destroy();
  await local.close();
});

const asDeployed = {
  watchesBilling: true,
  actionsEnabled: true,
  state: 'OK',
};

it('reads the alarms of an account as they stand', async () => {
  const actions = [local.settings.topicArn];
  expect(await standingAlarms(reader, { prefix })).toEqual([
    { ...asDeployed, policy: 'daily', threshold: '200', actions },
    { ...asDeployed, policy: 'month-to-date', threshold: '1000', actions },
  ]);

  local.plantAlarms(idOf('Web Shop Production'), {
    missing: ['daily'],
    thresholds: { 'month-to-date': 0.1 + 0.2 },
    actionsEnabled: false,
    actions: [],
  });
  expect(await standingAlarms(reader, { prefix })).toEqual([
    {
      ...asDeployed,
      policy: 'month-to-date',
      threshold: '0.30000000000000004',
      actionsEnabled: false,
      actions: [],
    },
  ]);
  expect(await standingAlarms(reader, { prefix: 'others-' })).toEqual([]);
});

it('tells when the metric came last', async () => {
  expect(await lastBillingMetric(reader, { now })).toBe('2026-11-24T12:00:00.000Z');
  local.plantAlarms(idOf('Web Shop Production'), { withoutMetric: true });
  expect(await lastBillingMetric(reader, { now })).toBeUndefined();
});

it("tells of the management account's own metric", async () => {
  const { alarmReaderRoleName, managementAccount } = local.settings;
  const client = clientOf(managementAccount, alarmReaderRoleName);
  const linkedAccount = managementAccount;
  expect(await lastBillingMetric(client, { now, linkedAccount })).toBe('2026-11-24T12:00:00.000Z');
  const nobody = { now, linkedAccount: '999999999999' };
  expect(await lastBillingMetric(client, nobody)).toBeUndefined();
  client.destroy();
});

it('sets an alarm off, and back', async () => {
  const states = async () =>
    (await standingAlarms(tester, { prefix })).map(({ policy, state }) => [policy, state]);
  const test = { id: 't-1', to: 'owner' } as const;
  await setOff(tester, `${prefix}daily`, test);
  expect(await states()).toEqual([
    ['daily', 'ALARM'],
    ['month-to-date', 'OK'],
  ]);
  await setBack(tester, `${prefix}daily`, 'INSUFFICIENT_DATA', test);
  expect(await states()).toEqual([
    ['daily', 'INSUFFICIENT_DATA'],
    ['month-to-date', 'OK'],
  ]);
  const reasons = local.published.map(
    ({ message }) => (JSON.parse(message) as { NewStateReason: string }).NewStateReason,
  );
  expect(reasons).toEqual([
    'TEST t-1 to owner: OrgCost set this alarm off by hand, and costs are not above its threshold',
  ]);
});

it('tells an alarm of the account from one of the whole organization', async () => {
  const { alarmReaderRoleName, managementAccount } = local.settings;
  const client = clientOf(managementAccount, alarmReaderRoleName);
  const watches = async (asked: Parameters<typeof standingAlarms>[1]) =>
    (await standingAlarms(client, asked)).map(({ watchesBilling }) => watchesBilling);
  expect(await watches({ prefix, linkedAccount: managementAccount })).toEqual([true, true]);
  expect(await watches({ prefix })).toEqual([false, false]);
  client.destroy();
});

it('says in one line what is denied, or not there', async () => {
  await expect(setOff(reader, `${prefix}daily`, { id: 't', to: 'owner' })).rejects.toThrow(
    "The account's alarms: cloudwatch:SetAlarmState is denied: allow it in the caller's policy (AWS says: because no identity-based policy allows the cloudwatch:SetAlarmState action)",
  );
  await expect(setOff(tester, 'others', { id: 't', to: 'owner' })).rejects.toThrow(
    "The account's alarms: cloudwatch:SetAlarmState finds none of that name: somebody has just deleted it",
  );
  await expect(lastBillingMetric(tester, { now })).rejects.toThrow(
    'cloudwatch:GetMetricStatistics is denied',
  );
});
