import { exampleDeployment, propertiesOf, resourcesOf } from '../deployed.fixture';
import { addedInADay } from './billing-alarms';
import { managementAccountTemplate, memberAccountTemplate } from './templates';

const Version = '2012-10-17';
const roleArn = (name: string) => `arn:aws:iam::222222222222:role/${name}`;
const collectors = roleArn('orgcost-collector-*');
/** @param besides names of roles beside the collector's */
const trust = (besides: readonly string[]) => ({
  Version,
  Statement: [
    {
      Sid: 'AssumedByCollector',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: {
          'aws:PrincipalOrgID': 'o-exampleorgid',
          'sts:ExternalId': 'choose-a-value-of-your-own',
        },
        ArnLike: {
          'aws:PrincipalArn':
            besides.length === 0 ? collectors : [collectors, ...besides.map(roleArn)],
        },
      },
    },
  ],
});
const role = (
  RoleName: string,
  Sid: string,
  Action: string | string[],
  besides: readonly string[] = [],
) => ({
  RoleName,
  Description: 'OrgCost reads costs with it',
  AssumeRolePolicyDocument: trust(besides),
  Policies: [
    {
      PolicyName: 'ReadCosts',
      PolicyDocument: { Version, Statement: [{ Sid, Effect: 'Allow', Action, Resource: '*' }] },
    },
  ],
});

/** One that anybody of the tracker's account may be let assume, for billing alarms. */
const alarmRole = (
  RoleName: string,
  does: string,
  PolicyName: string,
  statement: { Sid: string; Action: string; Resource: unknown },
) => ({
  RoleName,
  Description: `OrgCost ${does} billing alarms with it`,
  AssumeRolePolicyDocument: {
    Version,
    Statement: [
      {
        Sid: 'AssumedByTracker',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::222222222222:root' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: {
            'aws:PrincipalOrgID': 'o-exampleorgid',
            'sts:ExternalId': 'choose-a-value-of-your-own',
          },
        },
      },
    ],
  },
  Policies: [
    {
      PolicyName,
      PolicyDocument: {
        Version,
        Statement: [
          {
            Sid: 'ReadAlarms',
            Effect: 'Allow',
            Action: 'cloudwatch:DescribeAlarms',
            Resource: '*',
          },
          { Effect: 'Allow', ...statement },
        ],
      },
    },
  ],
});

const alarmRoles = {
  'AlarmRoles/Reader/Role': alarmRole('OrgCostAlarmReader', 'looks at', 'ReadAlarms', {
    Sid: 'ReadMetric',
    Action: 'cloudwatch:GetMetricStatistics',
    Resource: '*',
  }),
  'AlarmRoles/Tester/Role': alarmRole('OrgCostAlarmTester', 'tries', 'TryAlarms', {
    Sid: 'SetAlarmsOff',
    Action: 'cloudwatch:SetAlarmState',
    Resource: 'arn:aws:cloudwatch:us-east-1:*:alarm:orgcost-billing-*',
  }),
};

/** Alarms of an account, where `dimensions` lead to its own metric. */
const alarms = (Dimensions: readonly { Name: string; Value: string }[]) => {
  const common = {
    AlarmActions: ['arn:aws:sns:us-east-1:222222222222:orgcost-alarms'],
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
    TreatMissingData: 'missing',
  };
  const metric = { Namespace: 'AWS/Billing', MetricName: 'EstimatedCharges', Dimensions };
  return {
    'BillingAlarms/MonthToDate': {
      ...common,
      ...metric,
      AlarmName: 'orgcost-billing-month-to-date',
      AlarmDescription: 'The month to date costs more than expected.',
      Statistic: 'Maximum',
      Period: 21_600,
      Threshold: '{MonthToDateThreshold}',
    },
    'BillingAlarms/Daily': {
      ...common,
      AlarmName: 'orgcost-billing-daily',
      AlarmDescription:
        'The last 24 hours added more than expected. These are 24 hours, not a UTC day.',
      Metrics: [
        {
          Id: 'monthToDate',
          MetricStat: { Metric: metric, Stat: 'Maximum', Period: 86_400 },
          ReturnData: false,
        },
        {
          Id: 'added',
          Expression: addedInADay('monthToDate'),
          Label: 'Added in 24 hours',
          ReturnData: true,
        },
      ],
      Threshold: '{DailyThreshold}',
    },
  };
};

const parameters = (monthToDate: number, daily: number) => ({
  MonthToDateThreshold: {
    Type: 'Number',
    Default: monthToDate,
    MinValue: 1,
    Description: 'US dollars that a month to date may come to before the alarm goes off',
  },
  DailyThreshold: {
    Type: 'Number',
    Default: daily,
    MinValue: 0,
    Description: 'US dollars that 24 hours may add before the alarm goes off; 0 for no such alarm',
  },
});
/** What paths of its resources begin with. */
const rootsOf = (template: object) => [
  ...new Set(JSON.stringify(template).match(/(?<="aws:cdk:path":")[^/]+/g)),
];
const hasDaily = { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'DailyThreshold' }, '0'] }] };

describe('what every account gets', () => {
  const template = memberAccountTemplate(exampleDeployment());

  it('says what it is', () => {
    expect(template['Description']).toBe('OrgCost: the roles and the billing alarms of an account');
    expect(rootsOf(template)).toEqual(['orgcost-member']);
  });

  it('is a role that reads its costs, for the collector alone, and roles for its alarms', () => {
    expect(propertiesOf(template, 'AWS::IAM::Role')).toEqual({
      'Collector/Role': role('OrgCostCollector', 'ReadCosts', 'ce:GetCostAndUsage'),
      ...alarmRoles,
    });
  });

  it('is billing alarms that feed the central topic', () => {
    expect(propertiesOf(template, 'AWS::CloudWatch::Alarm')).toEqual(
      alarms([{ Name: 'Currency', Value: 'USD' }]),
    );
  });

  it('has thresholds of its own, and a daily alarm only where there is one', () => {
    expect(template).toMatchObject({
      Parameters: parameters(1000, 0),
      Conditions: { HasDailyAlarm: hasDaily },
    });
    expect(resourcesOf(template)).toMatchObject({
      'BillingAlarms/Daily': { Condition: 'HasDailyAlarm' },
    });
    const { alarms: settings } = exampleDeployment();
    expect(
      memberAccountTemplate(exampleDeployment({ alarms: { ...settings, daily: 200 } })),
    ).toMatchObject({ Parameters: parameters(1000, 200) });
  });

  it('is nothing else, needs no bootstrap and no macro', () => {
    expect(Object.keys(resourcesOf(template))).toEqual([
      'Collector/Role',
      'AlarmRoles/Reader/Role',
      'AlarmRoles/Tester/Role',
      'BillingAlarms/MonthToDate',
      'BillingAlarms/Daily',
    ]);
    expect(Object.keys(template)).toEqual(['Description', 'Resources', 'Parameters', 'Conditions']);
  });
});

describe('what the management account gets', () => {
  const template = managementAccountTemplate(exampleDeployment());

  it('says what it is, and needs no bootstrap and no macro', () => {
    expect(template['Description']).toBe('OrgCost: what the management account needs');
    expect(rootsOf(template)).toEqual(['orgcost-management']);
    expect(Object.keys(template)).toEqual(['Description', 'Resources', 'Parameters', 'Conditions']);
  });

  it('is the role of the payer, and the roles of every account', () => {
    expect(propertiesOf(template, 'AWS::IAM::Role')).toMatchObject({
      'Payer/Role': role(
        'OrgCostPayer',
        'ReadCostsOfAll',
        ['ce:GetCostAndUsage', 'ce:GetDimensionValues'],
        ['orgcost-preparer-prepare', 'OrgCostFinance'],
      ),
      'Collector/Role': role('OrgCostCollector', 'ReadCosts', 'ce:GetCostAndUsage'),
      ...alarmRoles,
    });
  });

  it("is alarms on its own costs, which are the organization's without the account's dimension", () => {
    expect(propertiesOf(template, 'AWS::CloudWatch::Alarm')).toEqual(
      alarms([
        { Name: 'Currency', Value: 'USD' },
        { Name: 'LinkedAccount', Value: '111111111111' },
      ]),
    );
  });

  it('has the thresholds of all accounts, or of its tier', () => {
    expect(template).toMatchObject({ Parameters: parameters(1000, 0) });
    const { alarms: settings } = exampleDeployment();
    const tiers = [{ name: 'payer', accounts: ['111111111111'], monthToDate: 50, daily: 5 }];
    expect(
      managementAccountTemplate(exampleDeployment({ alarms: { ...settings, tiers } })),
    ).toMatchObject({ Parameters: parameters(50, 5) });
  });

  it("has AWS's anomaly detection watch every account, and tell the central topic", () => {
    const { alarms: settings } = exampleDeployment();
    const expression = (impact: string, percent: string) => ({
      And: [
        ['ANOMALY_TOTAL_IMPACT_ABSOLUTE', impact],
        ['ANOMALY_TOTAL_IMPACT_PERCENTAGE', percent],
      ].map(([Key, value]) => ({
        Dimensions: { Key, MatchOptions: ['GREATER_THAN_OR_EQUAL'], Values: [value] },
      })),
    });
    const withoutChange = ({ change: _change, ...others }: typeof settings) => others;
    for (const [changes, impact, percent] of [
      [{ ...settings, change: { percent: 70, minimum: 300 } }, '300', '70'],
      [withoutChange(settings), '20', '50'],
    ] as const) {
      const changed = managementAccountTemplate(exampleDeployment({ alarms: changes }));
      expect(propertiesOf(changed, 'AWS::CE::AnomalyMonitor')).toEqual({
        'AnomalyDetection/Monitor': {
          MonitorName: 'orgcost-accounts',
          MonitorType: 'DIMENSIONAL',
          MonitorDimension: 'LINKED_ACCOUNT',
        },
      });
      expect(propertiesOf(changed, 'AWS::CE::AnomalySubscription')).toEqual({
        'AnomalyDetection/Subscription': {
          SubscriptionName: 'orgcost',
          Frequency: 'IMMEDIATE',
          MonitorArnList: ['AnomalyDetection/Monitor'],
          Subscribers: [
            { Type: 'SNS', Address: 'arn:aws:sns:us-east-1:222222222222:orgcost-alarms' },
          ],
          ThresholdExpression: JSON.stringify(expression(impact, percent)),
        },
      });
    }
    const without = managementAccountTemplate(
      exampleDeployment({ alarms: { ...settings, anomalyDetection: false } }),
    );
    expect(JSON.stringify(without)).not.toContain('AWS::CE::');
  });

  it("forwards account events to OrgCost's bus, and to nothing else", () => {
    const bus = 'arn:aws:events:us-east-1:222222222222:event-bus/orgcost-organization';
    expect(propertiesOf(template, 'AWS::Events::Rule')).toEqual({
      AccountEvents: {
        Name: 'orgcost-account-events',
        Description: 'OrgCost: accounts that are made, moved or closed',
        EventPattern: {
          source: ['aws.organizations'],
          detail: {
            eventName: [
              'AcceptHandshake',
              'CloseAccountResult',
              'CreateAccountResult',
              'LeaveOrganization',
              'MoveAccount',
              'RemoveAccountFromOrganization',
            ],
          },
        },
        Targets: [{ Id: 'orgcost', Arn: bus, RoleArn: 'Forwarder/Role.Arn' }],
      },
    });
    expect(propertiesOf(template, 'AWS::IAM::ManagedPolicy')).toMatchObject({
      'Forwarder/Policy': {
        PolicyDocument: {
          Statement: [
            {
              Sid: 'ForwardAccountEvents',
              Effect: 'Allow',
              Action: 'events:PutEvents',
              Resource: bus,
            },
          ],
        },
      },
    });
  });
});
