import { UpdateStackInstancesCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeAlarmsCommand,
  GetMetricStatisticsCommand,
  SetAlarmStateCommand,
  type CloudWatchClient,
  type DescribeAlarmsCommandInput,
  type MetricAlarm,
  type SetAlarmStateCommandInput,
} from '@aws-sdk/client-cloudwatch';
import {
  startLocalOrganization,
  type LocalOrganization,
  type LocalOrganizationOptions,
} from '../../local-organization';
import { clientsOf } from '../../testing/clients';
import { accountNamed, origin } from '../../testing/organizations';
import { refusal } from '../../testing/refusal';

const monthToDate = 'orgcost-billing-month-to-date';
const daily = 'orgcost-billing-daily';
const expression =
  'IF(DIFF(monthToDate) < 0, IF(DIFF(DATE(monthToDate)) < 0, ' +
  'monthToDate * 24 / (24 + HOUR(monthToDate)), monthToDate), DIFF(monthToDate))';

let local: LocalOrganization;
let shop: string;
let client: CloudWatchClient;

async function open(options: Partial<LocalOrganizationOptions> = {}): Promise<void> {
  local = await startLocalOrganization({
    today: origin,
    timeOfDay: () => Date.parse('1970-01-01T18:04:12.345Z'),
    ...options,
  });
  shop = accountNamed('Web Shop Production', local.organization).id;
  client = clientsOf(local).memberCloudWatch(shop, local.settings.alarmTesterRoleName);
}

beforeEach(() => open());
afterEach(() => local.close());

async function describeAlarms(
  input: DescribeAlarmsCommandInput = {},
  asked = client,
): Promise<MetricAlarm[]> {
  const { MetricAlarms = [] } = await asked.send(new DescribeAlarmsCommand(input));
  return MetricAlarms;
}

const thresholds = async () =>
  (await describeAlarms()).map(({ AlarmName, Threshold }) => [AlarmName, Threshold]);

const setState = (input: Partial<SetAlarmStateCommandInput> = {}) =>
  client.send(
    new SetAlarmStateCommand({
      AlarmName: monthToDate,
      StateValue: 'ALARM',
      StateReason: 'A test',
      ...input,
    }),
  );

const messages = () => local.published.map(({ message }): unknown => JSON.parse(message));

describe('DescribeAlarms', () => {
  it('tells of both, as the stack has them', async () => {
    const Metric = {
      Namespace: 'AWS/Billing',
      MetricName: 'EstimatedCharges',
      Dimensions: [{ Name: 'Currency', Value: 'USD' }],
    };
    const joined = new Date(
      `${accountNamed('Web Shop Production', local.organization).joined}T00:00:00Z`,
    );
    const both = {
      AlarmConfigurationUpdatedTimestamp: joined,
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [local.settings.topicArn],
      InsufficientDataActions: [],
      StateValue: 'OK',
      StateReason: 'The metric was not above the threshold',
      StateUpdatedTimestamp: joined,
      StateTransitionedTimestamp: joined,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'missing',
    };
    expect(await describeAlarms({ AlarmNamePrefix: 'orgcost-billing-' })).toEqual([
      {
        ...both,
        AlarmName: daily,
        AlarmArn: `arn:aws:cloudwatch:us-east-1:${shop}:alarm:${daily}`,
        AlarmDescription:
          'The last 24 hours added more than expected. These are 24 hours, not a UTC day.',
        Metrics: [
          {
            Id: 'monthToDate',
            MetricStat: { Metric, Period: 86_400, Stat: 'Maximum' },
            ReturnData: false,
          },
          { Id: 'added', Expression: expression, Label: 'Added in 24 hours', ReturnData: true },
        ],
        Threshold: 200,
      },
      {
        ...both,
        ...Metric,
        AlarmName: monthToDate,
        AlarmArn: `arn:aws:cloudwatch:us-east-1:${shop}:alarm:${monthToDate}`,
        AlarmDescription: 'The month to date costs more than expected.',
        Statistic: 'Maximum',
        Period: 21_600,
        Threshold: 1000,
      },
    ]);
  });

  it('comes in pages', async () => {
    const first = await client.send(new DescribeAlarmsCommand({ MaxRecords: 1 }));
    const { NextToken } = first;
    expect(first.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual([daily]);
    const second = await client.send(new DescribeAlarmsCommand({ MaxRecords: 1, NextToken }));
    expect(second.MetricAlarms?.map(({ AlarmName }) => AlarmName)).toEqual([monthToDate]);
    expect(second.NextToken).toBeUndefined();
  });

  it.each<[DescribeAlarmsCommandInput, string[]]>([
    [{ AlarmNames: [monthToDate, 'others'] }, [monthToDate]],
    [{ AlarmNamePrefix: daily }, [daily]],
    [{ AlarmNamePrefix: 'billing' }, []],
  ])('of %j', async (input, names) => {
    const alarms = await describeAlarms(input);
    expect(alarms.map(({ AlarmName }) => AlarmName)).toEqual(names);
  });

  it('tells of the parameters that a stack was given', async () => {
    const { units } = local.organization;
    await clientsOf(local).cloudFormation.send(
      new UpdateStackInstancesCommand({
        StackSetName: 'orgcost-member-account',
        CallAs: 'DELEGATED_ADMIN',
        OperationId: 'change',
        Regions: ['us-east-1'],
        DeploymentTargets: {
          OrganizationalUnitIds: [units[0]?.id ?? ''],
          Accounts: [shop],
          AccountFilterType: 'INTERSECTION',
        },
        ParameterOverrides: [
          { ParameterKey: 'MonthToDateThreshold', ParameterValue: '20000' },
          { ParameterKey: 'DailyThreshold', ParameterValue: '0' },
        ],
      }),
    );
    expect(await thresholds()).toEqual([[monthToDate, 20_000]]);
    local.replaceStack(shop);
    expect(await thresholds()).toEqual([
      [daily, 200],
      [monthToDate, 1000],
    ]);
    local.removeStack(shop);
    expect(await thresholds()).toEqual([]);
  });

  it('tells of the management account’s own metric, whose stack is none of the StackSet', async () => {
    const { managementAccount } = local.settings;
    const [, alarm] = await describeAlarms(
      {},
      clientsOf(local).memberCloudWatch(managementAccount, local.settings.alarmTesterRoleName),
    );
    expect([alarm?.AlarmName, alarm?.Threshold, alarm?.Dimensions]).toEqual([
      monthToDate,
      1000,
      [
        { Name: 'Currency', Value: 'USD' },
        { Name: 'LinkedAccount', Value: managementAccount },
      ],
    ]);
  });

  it('tells of alarms that somebody changed', async () => {
    local.plantAlarms(shop, {
      missing: ['daily'],
      thresholds: { 'month-to-date': 5 },
      actionsEnabled: false,
      actions: ['arn:aws:sns:us-east-1:111111111111:others'],
      withoutMetric: true,
    });
    const alarms = await describeAlarms();
    expect(alarms).toMatchObject([
      {
        AlarmName: monthToDate,
        Threshold: 5,
        ActionsEnabled: false,
        AlarmActions: ['arn:aws:sns:us-east-1:111111111111:others'],
        StateValue: 'INSUFFICIENT_DATA',
      },
    ]);
    local.plantAlarms(shop, {});
    expect(await describeAlarms()).toHaveLength(2);
  });

  it('finds none in other Regions', async () => {
    const elsewhere = clientsOf(local, 'eu-central-1').memberCloudWatch(
      shop,
      local.settings.alarmTesterRoleName,
    );
    expect(await describeAlarms({}, elsewhere)).toEqual([]);
  });

  it.each<[DescribeAlarmsCommandInput, string, string]>([
    [{ NextToken: 'others' }, 'InvalidNextToken', 'The next token is invalid.'],
    [
      { AlarmNames: [daily], AlarmNamePrefix: 'orgcost' },
      'ValidationError',
      'AlarmNamePrefix and AlarmNames cannot be specified together',
    ],
    [
      { MaxRecords: 101 },
      'ValidationError',
      "1 validation error detected: Value at 'maxRecords' failed to satisfy constraint: " +
        'Too big: expected number to be <=100',
    ],
  ])('refuses %j', async (input, name, message) => {
    expect(await refusal(describeAlarms(input))).toEqual([name, 400, message]);
  });

  it('is denied to roles as planned, and throttled', async () => {
    const role = `arn:aws:iam::${shop}:role/OrgCostAlarmTester`;
    local.setFaults({
      planned: [{ operation: 'DescribeAlarms', kind: 'access-denied', role }],
      throttleRate: 1,
      operations: ['DescribeAlarms'],
    });
    expect((await refusal(describeAlarms()))[0]).toBe('AccessDenied');
    const tracker = clientsOf(local).cloudWatch;
    expect(await refusal(describeAlarms({}, tracker))).toEqual([
      'Throttling',
      400,
      'Rate exceeded',
    ]);
  });
});

describe('SetAlarmState', () => {
  it('publishes what CloudWatch does when an alarm goes off, once', async () => {
    await setState();
    await setState({ StateReason: 'Again' });

    const { topicArn } = local.settings;
    const { joined } = accountNamed('Web Shop Production', local.organization);
    expect(local.published).toEqual([
      {
        topicArn,
        messageId: expect.any(String),
        subject: `ALARM: "${monthToDate}" in US East (N. Virginia)`,
        message: expect.any(String),
      },
    ]);
    expect(messages()).toEqual([
      {
        AlarmName: monthToDate,
        AlarmDescription: 'The month to date costs more than expected.',
        AWSAccountId: shop,
        AlarmConfigurationUpdatedTimestamp: `${joined}T00:00:00.000+0000`,
        NewStateValue: 'ALARM',
        NewStateReason: 'A test',
        StateChangeTime: '2026-11-23T18:04:12.345+0000',
        Region: 'US East (N. Virginia)',
        AlarmArn: `arn:aws:cloudwatch:us-east-1:${shop}:alarm:${monthToDate}`,
        OldStateValue: 'OK',
        OKActions: [],
        AlarmActions: [topicArn],
        InsufficientDataActions: [],
        Trigger: {
          MetricName: 'EstimatedCharges',
          Namespace: 'AWS/Billing',
          StatisticType: 'Statistic',
          Statistic: 'MAXIMUM',
          Unit: null,
          Dimensions: [{ value: 'USD', name: 'Currency' }],
          Period: 21_600,
          EvaluationPeriods: 1,
          DatapointsToAlarm: 1,
          ComparisonOperator: 'GreaterThanThreshold',
          Threshold: 1000,
          TreatMissingData: 'missing',
          EvaluateLowSampleCountPercentile: '',
        },
      },
    ]);
    const [, alarm] = await describeAlarms();
    expect([alarm?.StateValue, alarm?.StateReason, alarm?.StateUpdatedTimestamp]).toEqual([
      'ALARM',
      'Again',
      new Date('2026-11-23T18:04:12.345Z'),
    ]);
  });

  it('tells what a daily alarm is computed from', async () => {
    await setState({ AlarmName: daily, StateReasonData: '{}' });
    expect(messages()).toMatchObject([
      {
        AlarmName: daily,
        Trigger: {
          Period: 86_400,
          EvaluationPeriods: 1,
          DatapointsToAlarm: 1,
          ComparisonOperator: 'GreaterThanThreshold',
          Threshold: 200,
          TreatMissingData: 'missing',
          EvaluateLowSampleCountPercentile: '',
          Metrics: [
            { Id: 'added', Expression: expression, Label: 'Added in 24 hours', ReturnData: true },
            {
              Id: 'monthToDate',
              MetricStat: {
                Metric: {
                  Dimensions: [{ value: 'USD', name: 'Currency' }],
                  MetricName: 'EstimatedCharges',
                  Namespace: 'AWS/Billing',
                },
                Period: 86_400,
                Stat: 'Maximum',
              },
              ReturnData: false,
            },
          ],
        },
      },
    ]);
  });

  it('publishes again after it was over', async () => {
    await setState();
    await setState({ StateValue: 'OK' });
    await setState();
    expect(local.published).toHaveLength(2);
  });

  it('publishes nothing where it comes into another state, or its actions are off or others', async () => {
    await setState({ StateValue: 'INSUFFICIENT_DATA' });
    local.plantAlarms(shop, { actionsEnabled: false });
    await setState();
    await setState({ StateValue: 'OK' });
    local.plantAlarms(shop, { actions: ['arn:aws:sns:us-east-1:111111111111:others'] });
    await setState();
    expect(local.published).toEqual([]);
  });

  it('knows no other alarms', async () => {
    expect(await refusal(setState({ AlarmName: 'others' }))).toEqual([
      'ResourceNotFound',
      404,
      'Alarm others does not exist',
    ]);
  });

  it('needs a reason', async () => {
    expect(await refusal(setState({ StateReason: undefined }))).toEqual([
      'ValidationError',
      400,
      "1 validation error detected: Value at 'stateReason' failed to satisfy constraint: " +
        'Invalid input: expected string, received undefined',
    ]);
  });
});

describe('the roles of an account', () => {
  const asked: Readonly<Record<string, (by: CloudWatchClient) => Promise<unknown>>> = {
    DescribeAlarms: (by) => by.send(new DescribeAlarmsCommand({})),
    GetMetricStatistics: (by) =>
      by.send(
        new GetMetricStatisticsCommand({
          Namespace: 'AWS/Billing',
          MetricName: 'EstimatedCharges',
          StartTime: new Date('2026-11-22T00:00:00Z'),
          EndTime: new Date('2026-11-24T00:00:00Z'),
          Period: 21_600,
          Statistics: ['Maximum'],
        }),
      ),
    SetAlarmState: (by) =>
      by.send(
        new SetAlarmStateCommand({ AlarmName: monthToDate, StateValue: 'OK', StateReason: 'x' }),
      ),
  };

  it.each([
    ['OrgCostAlarmReader', ['DescribeAlarms', 'GetMetricStatistics']],
    ['OrgCostAlarmTester', ['DescribeAlarms', 'SetAlarmState']],
    ['OrgCostReader', []],
  ])('%s may %j', async (role, may) => {
    const by = clientsOf(local).memberCloudWatch(shop, role);
    const done: string[] = [];
    for (const [action, ask] of Object.entries(asked)) {
      await ask(by).then(
        () => done.push(action),
        (error: unknown) => {
          expect(error).toMatchObject({
            name: 'AccessDenied',
            message: `User: arn:aws:sts::${shop}:assumed-role/${role}/spec is not authorized to perform: cloudwatch:${action} because no identity-based policy allows the cloudwatch:${action} action`,
          });
        },
      );
    }
    expect(done).toEqual(may);
  });

  it.each(['OrgCostAlarmReader', 'OrgCostAlarmTester'])('%s goes with the stack', async (role) => {
    local.removeStack(shop);
    const by = clientsOf(local).memberCloudWatch(shop, role);
    expect((await refusal(by.send(new DescribeAlarmsCommand({}))))[0]).toBe('AccessDenied');
  });
});
