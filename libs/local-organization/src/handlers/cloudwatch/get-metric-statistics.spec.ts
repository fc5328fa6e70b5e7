import {
  GetMetricStatisticsCommand,
  type GetMetricStatisticsCommandInput,
} from '@aws-sdk/client-cloudwatch';
import { parseUtcDay } from '@orgcost/domain';
import { startLocalOrganization, type LocalOrganization } from '../../local-organization';
import { clientsOf } from '../../testing/clients';
import { accountNamed, accountThatIs, origin } from '../../testing/organizations';
import { refusal } from '../../testing/refusal';

let local: LocalOrganization;

beforeEach(async () => {
  local = await startLocalOrganization({ today: origin, timeOfDay: () => 13 * 3_600_000 });
});
afterEach(() => local.close());

const named = (name: string) => accountNamed(name, local.organization).id;
const USD = { Name: 'Currency', Value: 'USD' };

async function metric(
  account: string,
  input: Partial<GetMetricStatisticsCommandInput> = {},
  region = 'us-east-1',
): Promise<Record<string, number | undefined>> {
  const { Datapoints = [] } = await clientsOf(local, region)
    .memberCloudWatch(account, local.settings.alarmReaderRoleName)
    .send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/Billing',
        MetricName: 'EstimatedCharges',
        Dimensions: [USD],
        StartTime: new Date('2026-11-22T00:00:00Z'),
        EndTime: new Date('2026-11-24T00:00:00Z'),
        Period: 21_600,
        Statistics: ['Maximum'],
        ...input,
      }),
    );
  return Object.fromEntries(
    Datapoints.map(({ Timestamp, Maximum }) => [Timestamp?.toISOString() ?? '', Maximum]),
  );
}

/** Of one account, as it sees it at the end of a day of this month. */
function monthToDate(account: string, lastDay: string): number {
  const charges = local.organization
    .costs(
      account,
      { from: parseUtcDay('2026-11-01'), to: parseUtcDay(lastDay) },
      { view: 'member', today: parseUtcDay(lastDay) },
    )
    .flatMap(({ matrix }) => matrix)
    .filter(({ chargeType }) => chargeType !== 'Credit' && chargeType !== 'Refund')
    .map(({ amounts }) => Number(amounts.unblended));
  return charges.reduce((sum, amount) => sum + amount, 0);
}

it('has the month to date several times a day, up to now', async () => {
  const account = named('Web Shop Production');
  const points = await metric(account);
  expect(Object.keys(points).sort()).toEqual([
    '2026-11-22T00:00:00.000Z',
    '2026-11-22T06:00:00.000Z',
    '2026-11-22T12:00:00.000Z',
    '2026-11-22T18:00:00.000Z',
    '2026-11-23T00:00:00.000Z',
    '2026-11-23T06:00:00.000Z',
    '2026-11-23T12:00:00.000Z',
  ]);
  const values = Object.keys(points)
    .sort()
    .map((time) => points[time] ?? 0);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(points['2026-11-23T00:00:00.000Z']).toBeCloseTo(monthToDate(account, '2026-11-23'), 1);
});

it('falls back when a month begins', async () => {
  local.setToday(parseUtcDay('2026-12-02'));
  const points = await metric(named('Web Shop Production'), {
    StartTime: new Date('2026-11-30T18:00:00Z'),
    EndTime: new Date('2026-12-01T06:00:01Z'),
  });
  expect(points['2026-11-30T18:00:00.000Z']).toBeGreaterThan(1000);
  expect(points['2026-12-01T00:00:00.000Z']).toBe(0);
  expect(points['2026-12-01T06:00:00.000Z']).toBeGreaterThan(0);
});

it('adds up periods', async () => {
  const account = named('Web Shop Production');
  const { Label, Datapoints } = await clientsOf(local)
    .memberCloudWatch(account, local.settings.alarmReaderRoleName)
    .send(
      new GetMetricStatisticsCommand({
        Namespace: 'AWS/Billing',
        MetricName: 'EstimatedCharges',
        Dimensions: [USD],
        StartTime: new Date('2026-11-22T00:00:00Z'),
        EndTime: new Date('2026-11-23T00:00:00Z'),
        Period: 86_400,
        Statistics: ['SampleCount', 'Minimum', 'Maximum', 'Average', 'Sum'],
      }),
    );
  const values = Object.values(await metric(account, { EndTime: new Date('2026-11-23T00:00:00Z') }))
    .map((value) => value ?? 0)
    .sort((a, b) => a - b);
  const sum = values.reduce((total, value) => total + value, 0);
  expect(Label).toBe('EstimatedCharges');
  expect(Datapoints).toEqual([
    {
      Timestamp: new Date('2026-11-22T00:00:00Z'),
      SampleCount: 4,
      Minimum: values[0],
      Maximum: values[3],
      Average: expect.closeTo(sum / 4, 6),
      Sum: expect.closeTo(sum, 6),
      Unit: 'None',
    },
  ]);
});

it('shows the management account all, and each by its dimension', async () => {
  const { managementAccount } = local.settings;
  const account = named('Web Shop Production');
  const at = '2026-11-23T12:00:00.000Z';
  const one = (
    await metric(managementAccount, {
      Dimensions: [USD, { Name: 'LinkedAccount', Value: account }],
    })
  )[at];
  const all = (await metric(managementAccount))[at];
  expect(one).toBeGreaterThan(1000);
  expect(all).toBeGreaterThan(2 * (one ?? 0));
});

it('has no points', async () => {
  const account = named('Web Shop Production');
  const none = {};
  expect(await metric(account, { Dimensions: [] })).toEqual(none);
  expect(await metric(account, { Namespace: 'AWS/EC2' })).toEqual(none);
  expect(await metric(account, {}, 'eu-central-1')).toEqual(none);
  expect(await metric(accountThatIs('created-today', local.organization).id)).toEqual(none);
  const others = [USD, { Name: 'ServiceName', Value: 'AmazonEC2' }];
  expect(await metric(account, { Dimensions: others })).toEqual(none);
  local.plantAlarms(account, { withoutMetric: true });
  expect(await metric(account)).toEqual(none);
});

it.each<[Partial<GetMetricStatisticsCommandInput>, string, string]>([
  [
    { EndTime: new Date('2026-11-22T00:00:00Z') },
    'InvalidParameterValueException',
    'The parameter StartTime must be less than the parameter EndTime.',
  ],
  [
    { Period: 60 },
    'InvalidParameterCombinationException',
    'You have requested more datapoints than the limit of 1440.',
  ],
])('refuses %j', async (input, name, message) => {
  expect(await refusal(metric(named('Web Shop Production'), input))).toEqual([name, 400, message]);
});
