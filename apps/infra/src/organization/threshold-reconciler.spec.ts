import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  exampleApp,
  exampleDeployment,
  propertiesOf,
  resourcesOf,
  templateOf,
} from '../deployed.fixture';
import { memberAccountTemplate } from './templates';

const app = exampleApp();
const template = templateOf(app, 'orgcost-organization');
const resources = resourcesOf(template);
const reconciler = 'Thresholds/Reconciler/Function/Resource.Arn';

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      suppressedViolations: z.array(z.object({ ruleName: z.string(), reason: z.string() })),
    }),
  ),
});

const stackSets = (what: string, region = 'us-east-1') =>
  ['111111111111', '222222222222'].map(
    (account) => `arn:aws:cloudformation:${region}:${account}:${what}`,
  );

/** Of what the StackSet has in accounts, as ARNs spell them. */
const memberResourceTypes = () => {
  const { Resources } = memberAccountTemplate(exampleDeployment());
  const types = Object.values(Resources as Record<string, { Type: string }>).map(
    ({ Type }) => Type,
  );
  return [...new Set(types)].map((type) => type.replaceAll('::', '-'));
};

it('is called every hour, and the next hour where that fails', () => {
  expect(propertiesOf(template, 'AWS::Scheduler::Schedule')).toEqual({
    'Thresholds/Schedule': {
      Name: 'orgcost-thresholds',
      Description: "OrgCost: when accounts' thresholds are looked at",
      ScheduleExpression: 'rate(1 hour)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: reconciler,
        RoleArn: 'Thresholds/Scheduler/Role.Arn',
        RetryPolicy: { MaximumRetryAttempts: 0 },
      },
    },
  });
  // A schedule calls asynchronously, and Lambda itself would try again.
  expect(propertiesOf(template, 'AWS::Lambda::EventInvokeConfig')).toEqual({
    'Thresholds/NoRetries': {
      FunctionName: 'Thresholds/Reconciler/Function/Resource',
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 0,
    },
  });
  expect(resources['Thresholds/Scheduler/Policy']).toMatchObject({
    Properties: {
      Roles: ['Thresholds/Scheduler/Role'],
      PolicyDocument: {
        Statement: [
          {
            Sid: 'CallFunction',
            Effect: 'Allow',
            Action: 'lambda:InvokeFunction',
            Resource: reconciler,
          },
        ],
      },
    },
  });
  expect(resources['Thresholds/Scheduler/Role']).toMatchObject({
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } },
          },
        ],
      },
    },
  });
});

it('is called after account events, once for those of five minutes, when StackSets have come', () => {
  expect(propertiesOf(template, 'AWS::Events::Rule')).toEqual({
    'Thresholds/AccountEvents': {
      Name: 'orgcost-thresholds',
      Description: 'OrgCost: after accounts were made or moved',
      EventBusName: 'AccountEvents',
      EventPattern: { source: ['aws.organizations'] },
      Targets: [{ Id: 'queue', Arn: 'Thresholds/Queue.Arn' }],
    },
  });
  expect(propertiesOf(template, 'AWS::SQS::Queue')).toEqual({
    'Thresholds/Queue': {
      QueueName: 'orgcost-account-events',
      SqsManagedSseEnabled: true,
      DelaySeconds: 300,
      MessageRetentionPeriod: 6 * 3600,
      // Six times what a reconciliation may take.
      VisibilityTimeout: 3600,
    },
  });
  expect(propertiesOf(template, 'AWS::Lambda::EventSourceMapping')).toEqual({
    'Thresholds/Source': {
      EventSourceArn: 'Thresholds/Queue.Arn',
      FunctionName: reconciler,
      BatchSize: 1000,
      MaximumBatchingWindowInSeconds: 300,
      ScalingConfig: { MaximumConcurrency: 2 },
    },
  });
});

it('has no dead letters, and says why', () => {
  const report = readFileSync(join(app.synth().directory, 'validation-report.json'), 'utf8');
  const [{ suppressedViolations } = { suppressedViolations: [] }] = reportSchema.parse(
    JSON.parse(report),
  ).pluginReports;
  expect(suppressedViolations.filter(({ ruleName }) => ruleName === 'AwsSolutions-SQS3')).toEqual([
    {
      ruleName: 'AwsSolutions-SQS3',
      reason: 'An event that is lost does no harm: every hour all accounts are looked at.',
    },
  ]);
});

it('has a queue that the rule fills, and nobody without encryption', () => {
  expect(propertiesOf(template, 'AWS::SQS::QueuePolicy')).toEqual({
    'Thresholds/QueuePolicy/Policy': {
      Queues: ['Thresholds/Queue'],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'FilledByRule',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: 'Thresholds/Queue.Arn',
            Condition: { ArnEquals: { 'aws:SourceArn': 'Thresholds/AccountEvents.Arn' } },
          },
          {
            Sid: 'OnlyEncrypted',
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: 'sqs:*',
            Resource: 'Thresholds/Queue.Arn',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  });
});

it("changes this StackSet's thresholds, and no other's", () => {
  expect(resources['Thresholds/Reconciler/Role/Policy']).toMatchObject({
    Properties: {
      PolicyDocument: {
        Statement: [
          { Sid: 'WriteLogs' },
          {
            Sid: 'KeepThresholds',
            Effect: 'Allow',
            Action: ['dynamodb:PutItem', 'dynamodb:Query'],
            Resource: [
              'arn:aws:dynamodb:us-east-1:222222222222:table/orgcost',
              'arn:aws:dynamodb:us-east-1:222222222222:table/orgcost/index/gsi1',
            ],
          },
          {
            Sid: 'ReadStacks',
            Effect: 'Allow',
            Action: [
              'cloudformation:DescribeStackSetOperation',
              'cloudformation:ListStackInstances',
              'cloudformation:ListStackSetOperationResults',
            ],
            Resource: stackSets('stackset/orgcost-member-account:*'),
          },
          {
            Sid: 'ChangeThresholds',
            Effect: 'Allow',
            Action: 'cloudformation:UpdateStackInstances',
            Resource: [
              ...stackSets('stackset/orgcost-member-account:*'),
              ...stackSets('stackset-target/orgcost-member-account:*/*', '*'),
              ...memberResourceTypes().map(
                (type) => `arn:aws:cloudformation:us-east-1:*:type/resource/${type}`,
              ),
            ].sort(),
          },
          {
            Sid: 'ActAsDelegatedAdministrator',
            Effect: 'Allow',
            Action: 'organizations:ListDelegatedAdministrators',
            Resource: '*',
          },
          {
            Sid: 'PlaceAccounts',
            Effect: 'Allow',
            Action: [
              'organizations:DescribeOrganizationalUnit',
              'organizations:ListAccountsForParent',
              'organizations:ListOrganizationalUnitsForParent',
              'organizations:ListParents',
              'organizations:ListRoots',
              'organizations:ListTagsForResource',
            ],
            Resource: '*',
          },
          {
            Sid: 'TakeAccountEvents',
            Effect: 'Allow',
            Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
            Resource: 'Thresholds/Queue.Arn',
          },
        ],
      },
    },
  });
});

it('is told all thresholds in a file beside it', () => {
  expect(propertiesOf(template, 'AWS::Lambda::Function')).toMatchObject({
    'Thresholds/Reconciler/Function/Resource': {
      FunctionName: 'orgcost-alerter-reconcile',
      Runtime: 'nodejs24.x',
      Handler: 'reconcile.handler',
      MemorySize: 512,
      Timeout: 600,
      Environment: {
        Variables: {
          TABLE_NAME: 'orgcost',
          TABLE_REGION: 'us-east-1',
          SETTINGS_FILE: 'thresholds.json',
        },
      },
    },
  });
  const { directory } = app.synth();
  const bundles = readdirSync(directory)
    .filter((name) => name.startsWith('asset.'))
    .map((name) => readdirSync(join(directory, name)).sort());
  expect(bundles.sort()).toEqual([
    ['alarms.json', 'package.json', 'watch.js'],
    ['chargeback.json', 'package.json', 'prepare.js'],
    ['collect.js', 'package.json'],
    ['deliver.js', 'mail.json', 'package.json'],
    ['finish.js', 'package.json'],
    ['package.json', 'plan.js'],
    ['package.json', 'reconcile.js', 'thresholds.json'],
    ['package.json', 'record.js'],
  ]);
  const { alarms } = exampleDeployment();
  expect(settingsIn(directory)).toEqual({
    stackSet: 'orgcost-member-account',
    callAs: 'DELEGATED_ADMIN',
    organizationalUnits: ['r-exmp'],
    alarms,
  });
});

it('has operators told of what it could not do', () => {
  const common = {
    Namespace: 'AWS/Lambda',
    Dimensions: [{ Name: 'FunctionName', Value: 'orgcost-alerter-reconcile' }],
    Statistic: 'Sum',
    Period: 3600,
    Threshold: 1,
    AlarmActions: ['arn:aws:sns:us-east-1:222222222222:orgcost-operations'],
    OKActions: ['arn:aws:sns:us-east-1:222222222222:orgcost-operations'],
  };
  expect(propertiesOf(template, 'AWS::CloudWatch::Alarm')).toEqual({
    'Thresholds/Failed/Alarm': {
      ...common,
      AlarmName: 'orgcost-thresholds-failed',
      AlarmDescription:
        'Thresholds of accounts could not be looked at, or changed: the log of orgcost-alerter-reconcile tells why.',
      MetricName: 'Errors',
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    },
    'Thresholds/Stale/Alarm': {
      ...common,
      AlarmName: 'orgcost-thresholds-stale',
      AlarmDescription:
        'Thresholds of accounts were not looked at for three hours: see the schedule orgcost-thresholds.',
      MetricName: 'Invocations',
      EvaluationPeriods: 3,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    },
  });
});

function settingsIn(directory: string): unknown {
  for (const name of readdirSync(directory)) {
    const file = join(directory, name, 'thresholds.json');
    if (name.startsWith('asset.') && readdirSync(join(directory, name)).includes('thresholds.json'))
      return JSON.parse(readFileSync(file, 'utf8'));
  }
  return undefined;
}
