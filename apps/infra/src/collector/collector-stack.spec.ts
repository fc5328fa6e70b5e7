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
import { collectionWorkflow } from './collection-workflow';
import { startWorkflow } from './start-workflow';

const template = templateOf(exampleApp(), 'orgcost-collector');
const arn = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:222222222222:${resource}`;
const collection = arn('states', 'stateMachine:orgcost-collection');
const handlers = ['plan', 'collect', 'finish'] as const;
const functions = [...handlers, 'watch'] as const;
const nameOf = (handler: string) =>
  `orgcost-${handler === 'watch' ? 'alerter' : 'collector'}-${handler}`;

/** Whole resources, by their paths. */
const ofType = (type: string) =>
  Object.fromEntries(Object.entries(resourcesOf(template)).filter(([, { Type }]) => Type === type));

describe('the functions of a collection', () => {
  it('run the built handlers on Node 24, each with its own role and log', () => {
    const environment = {
      TABLE_NAME: 'orgcost',
      MEMBER_ROLE_NAME: 'OrgCostCollector',
      PAYER_ROLE_ARN: 'arn:aws:iam::111111111111:role/OrgCostPayer',
      EXTERNAL_ID: 'choose-a-value-of-your-own',
      OWNER_TAG: 'owner',
      COLLECTION_MODE: 'payer',
      REQUESTS_PER_SECOND: '10',
      FUNCTIONS_AT_A_TIME: '1',
      CONCURRENCY: '16',
    };
    expect(propertiesOf(template, 'AWS::Lambda::Function')).toMatchObject(
      Object.fromEntries(
        handlers.map((name) => [
          `${name}/Function/Resource`,
          {
            FunctionName: `orgcost-collector-${name}`,
            Runtime: 'nodejs24.x',
            Architectures: ['arm64'],
            Handler: `${name}.handler`,
            Code: expect.anything(),
            Role: `${name}/Role/Role.Arn`,
            MemorySize: 512,
            Timeout: 900,
            LoggingConfig: { LogFormat: 'JSON', LogGroup: `${name}/Logs/Resource` },
            Environment: { Variables: environment },
          },
        ]),
      ),
    );
  });

  it('are followed by the one that watches, which knows the topic in the Region of alarms', () => {
    const app = exampleApp({ homeRegion: 'eu-central-1' });
    const abroad = propertiesOf(templateOf(app, 'orgcost-collector'), 'AWS::Lambda::Function');
    expect(Object.keys(abroad).sort()).toEqual(
      functions.map((name) => `${name}/Function/Resource`).sort(),
    );
    expect(abroad['watch/Function/Resource']).toEqual({
      FunctionName: 'orgcost-alerter-watch',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'watch.handler',
      Code: expect.anything(),
      Role: 'watch/Role/Role.Arn',
      MemorySize: 1769,
      Timeout: 900,
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'watch/Logs/Resource' },
      Environment: {
        Variables: {
          TABLE_NAME: 'orgcost',
          TABLE_REGION: 'eu-central-1',
          TOPIC_ARN: 'arn:aws:sns:us-east-1:222222222222:orgcost-alarms',
          SETTINGS_FILE: 'alarms.json',
        },
      },
    });
    const { Code } = codeSchema.parse(abroad['watch/Function/Resource']);
    const folder = join(app.outdir, `asset.${Code.S3Key.replace('.zip', '')}`);
    expect(readdirSync(folder).sort()).toEqual(['alarms.json', 'package.json', 'watch.js']);
    expect(JSON.parse(readFileSync(join(folder, 'alarms.json'), 'utf8'))).toEqual(
      exampleDeployment().alarms,
    );
  });

  it('share what may be asked of Cost Explorer in a second where several run at a time', () => {
    const { collection: settings } = exampleDeployment();
    const member = exampleApp({ collection: { ...settings, mode: 'member' } });
    const limited = { Environment: { Variables: { REQUESTS_PER_SECOND: '2' } } };
    expect(
      propertiesOf(templateOf(member, 'orgcost-collector'), 'AWS::Lambda::Function'),
    ).toMatchObject(
      Object.fromEntries(handlers.map((name) => [`${name}/Function/Resource`, limited])),
    );
  });

  it('may do what their steps do, and nothing else', () => {
    const ledger = {
      Sid: 'KeepLedger',
      Effect: 'Allow',
      Action: [
        'dynamodb:BatchWriteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
      Resource: [arn('dynamodb', 'table/orgcost'), arn('dynamodb', 'table/orgcost/index/gsi1')],
    };
    const payer = {
      Sid: 'AssumePayerRole',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:aws:iam::111111111111:role/OrgCostPayer',
    };
    const members = {
      Sid: 'AssumeCollectorRoles',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: 'arn:aws:iam::*:role/OrgCostCollector',
    };
    const accounts = {
      Sid: 'ListAccounts',
      Effect: 'Allow',
      Action: [
        'organizations:DescribeOrganization',
        'organizations:DescribeOrganizationalUnit',
        'organizations:ListAccounts',
        'organizations:ListAccountsForParent',
        'organizations:ListOrganizationalUnitsForParent',
        'organizations:ListParents',
        'organizations:ListRoots',
        'organizations:ListTagsForResource',
      ],
      Resource: '*',
    };
    const policies = propertiesOf(template, 'AWS::IAM::ManagedPolicy');
    const steps = {
      plan: [ledger, payer, accounts],
      collect: [ledger, payer, members],
      finish: [ledger, payer],
      watch: [
        { ...ledger, Sid: 'ReadLedger', Action: ['dynamodb:GetItem', 'dynamodb:Query'] },
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
          Sid: 'Publish',
          Effect: 'Allow',
          Action: 'sns:Publish',
          Resource: arn('sns', 'orgcost-alarms'),
        },
        {
          Sid: 'Encrypt',
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: arn('kms', 'key/*'),
          Condition: {
            'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/orgcost-alarms' },
          },
        },
      ],
    };
    for (const [name, statements] of Object.entries(steps)) {
      const logs = {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: arn('logs', `log-group:/aws/lambda/${nameOf(name)}:*`),
      };
      expect(policies[`${name}/Role/Policy`]).toMatchObject({
        Roles: [`${name}/Role/Role`],
        PolicyDocument: { Version: '2012-10-17', Statement: [logs, ...statements] },
      });
    }
  });

  it('have the code of their handler, and nothing else of the build', () => {
    const app = exampleApp();
    const functions = propertiesOf(templateOf(app, 'orgcost-collector'), 'AWS::Lambda::Function');
    for (const name of handlers) {
      const { Code } = codeSchema.parse(functions[`${name}/Function/Resource`]);
      const folder = join(app.outdir, `asset.${Code.S3Key.replace('.zip', '')}`);
      expect(readdirSync(folder).sort()).toEqual([`${name}.js`, 'package.json'].sort());
    }
  });
});

const codeSchema = z.object({ Code: z.object({ S3Key: z.string() }) });

it('keeps logs for ninety days, and none of them after its stack', () => {
  const group = (LogGroupName: string) => ({
    Type: 'AWS::Logs::LogGroup',
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
    Properties: { LogGroupName, RetentionInDays: 90 },
  });
  expect(ofType('AWS::Logs::LogGroup')).toEqual({
    'plan/Logs/Resource': group('/aws/lambda/orgcost-collector-plan'),
    'collect/Logs/Resource': group('/aws/lambda/orgcost-collector-collect'),
    'finish/Logs/Resource': group('/aws/lambda/orgcost-collector-finish'),
    'watch/Logs/Resource': group('/aws/lambda/orgcost-alerter-watch'),
    'Collection/Logs/Resource': group('/aws/vendedlogs/states/orgcost-collection'),
    'Start/Logs/Resource': group('/aws/vendedlogs/states/orgcost-start'),
  });
});

it('makes a policy before what AWS checks for it', () => {
  for (const name of functions) {
    expect(ofType('AWS::Lambda::Function')[`${name}/Function/Resource`]).toMatchObject({
      DependsOn: [`${name}/Role/Policy`],
    });
  }
  expect(ofType('AWS::StepFunctions::StateMachine')).toMatchObject({
    'Collection/StateMachine': { DependsOn: ['Collection/Role/Policy'] },
    'Start/StateMachine': { DependsOn: ['Start/Role/Policy'] },
  });
});

const machineSchema = z.object({ DefinitionString: z.string() }).loose();

describe('the collection', () => {
  const machine = (path: string) =>
    machineSchema.parse(propertiesOf(template, 'AWS::StepFunctions::StateMachine')[path]);

  const workflow = (path: string, StateMachineName: string, StateMachineType: string) => ({
    StateMachineName,
    StateMachineType,
    RoleArn: `${path}/Role/Role.Arn`,
    LoggingConfiguration: {
      Level: 'ALL',
      IncludeExecutionData: true,
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: `${path}/Logs/Resource.Arn` } }],
    },
    TracingConfiguration: { Enabled: true },
  });

  it('is the workflow over these functions, traced and logged whole', () => {
    const { DefinitionString, ...rest } = machine('Collection/StateMachine');
    expect(rest).toEqual(workflow('Collection', 'orgcost-collection', 'STANDARD'));
    const [plan = '', collect = '', finish = '', watch = ''] = functions.map(
      (name) => `${name}/Function/Resource.Arn`,
    );
    expect(JSON.parse(DefinitionString)).toEqual(
      collectionWorkflow({ plan, collect, finish, watch }),
    );
  });

  it('is started by another workflow, which may do nothing else', () => {
    const { DefinitionString, ...rest } = machine('Start/StateMachine');
    expect(rest).toEqual(workflow('Start', 'orgcost-start', 'EXPRESS'));
    expect(JSON.parse(DefinitionString)).toEqual(startWorkflow(collection));
    expect(propertiesOf(template, 'AWS::IAM::ManagedPolicy')['Start/Role/Policy']).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Sid: 'StartCollection',
            Effect: 'Allow',
            Action: 'states:StartExecution',
            Resource: collection,
          },
          { Sid: 'DeliverLogs' },
          { Sid: 'Trace' },
        ],
      },
    });
  });

  it('may call its functions and run its batches', () => {
    expect(
      propertiesOf(template, 'AWS::IAM::ManagedPolicy')['Collection/Role/Policy'],
    ).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Sid: 'CallSteps',
            Effect: 'Allow',
            Action: 'lambda:InvokeFunction',
            Resource: [...functions].sort().map((name) => `${name}/Function/Resource.Arn`),
          },
          {
            Sid: 'StartBatches',
            Effect: 'Allow',
            Action: 'states:StartExecution',
            Resource: collection,
          },
          {
            Sid: 'FollowBatches',
            Effect: 'Allow',
            Action: ['states:DescribeExecution', 'states:StopExecution'],
            Resource: arn('states', 'execution:orgcost-collection/*'),
          },
          { Sid: 'DeliverLogs' },
          { Sid: 'Trace' },
        ],
      },
    });
  });

  it('is scheduled in UTC, under its page cap, and is named by the time', () => {
    expect(propertiesOf(template, 'AWS::Scheduler::Schedule')).toEqual({
      Schedule: {
        Name: 'orgcost-collection',
        Description: 'OrgCost: when costs are collected',
        ScheduleExpression: 'cron(0 6 * * ? *)',
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: arn('states', 'stateMachine:orgcost-start'),
          RoleArn: 'Scheduler/Role.Arn',
          Input: '{"time":"<aws.scheduler.scheduled-time>","maxPages":2000}',
          RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3600 },
        },
      },
    });
    expect(propertiesOf(template, 'AWS::IAM::ManagedPolicy')['Scheduler/Policy']).toMatchObject({
      PolicyDocument: {
        Statement: [
          {
            Sid: 'StartWorkflow',
            Effect: 'Allow',
            Action: 'states:StartExecution',
            Resource: arn('states', 'stateMachine:orgcost-start'),
          },
        ],
      },
    });
  });

  it('can be scheduled more than once a day', () => {
    const twice = templateOf(exampleApp({ hoursUtc: [6, 18] }), 'orgcost-collector');
    expect(propertiesOf(twice, 'AWS::Scheduler::Schedule')).toMatchObject({
      Schedule: { ScheduleExpression: 'cron(0 6,18 * * ? *)' },
    });
  });

  it("lets only AWS's services work with its roles, for this account", () => {
    const service = (name: string) => ({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'AssumedByService',
            Effect: 'Allow',
            Principal: { Service: `${name}.amazonaws.com` },
            Action: 'sts:AssumeRole',
            ...(name !== 'lambda' && {
              Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } },
            }),
          },
        ],
      },
    });
    expect(propertiesOf(template, 'AWS::IAM::Role')).toEqual({
      'plan/Role/Role': { RoleName: 'orgcost-collector-plan', ...service('lambda') },
      'collect/Role/Role': { RoleName: 'orgcost-collector-collect', ...service('lambda') },
      'finish/Role/Role': { RoleName: 'orgcost-collector-finish', ...service('lambda') },
      'watch/Role/Role': { RoleName: 'orgcost-alerter-watch', ...service('lambda') },
      'Collection/Role/Role': { RoleName: 'orgcost-collection', ...service('states') },
      'Start/Role/Role': { RoleName: 'orgcost-start', ...service('states') },
      'Scheduler/Role': { RoleName: 'orgcost-scheduler', ...service('scheduler') },
    });
  });
});

describe('operators are told', () => {
  const alarm = {
    Namespace: 'AWS/States',
    Dimensions: [{ Name: 'StateMachineArn', Value: collection }],
    Statistic: 'Sum',
    AlarmActions: [arn('sns', 'orgcost-operations')],
    OKActions: [arn('sns', 'orgcost-operations')],
  };
  const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm');

  it.each([
    ['Failed', 'failed'],
    ['TimedOut', 'did not end in time'],
    ['Aborted', 'was stopped'],
  ])('of a collection that ended as %s', (end, what) => {
    expect(alarms[`Executions${end}/Alarm`]).toEqual({
      ...alarm,
      AlarmDescription: `A collection ${what}: "orgcost runs show" tells what it came to.`,
      AlarmName: `orgcost-collection-${end.toLowerCase()}`,
      MetricName: `Executions${end}`,
      Period: 3600,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
  });

  it('of a collection that did not start', () => {
    expect(alarms['NotStarted/Alarm']).toEqual({
      ...alarm,
      AlarmName: 'orgcost-collection-not-started',
      AlarmDescription: 'A collection was not started: the log of orgcost-start tells why.',
      MetricName: 'ExecutionsFailed',
      Dimensions: [{ Name: 'StateMachineArn', Value: arn('states', 'stateMachine:orgcost-start') }],
      Period: 3600,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
  });

  it('of costs that are out of date: no run has ended well for thirty hours', () => {
    expect(alarms['Stale/Alarm']).toEqual({
      ...alarm,
      AlarmName: 'orgcost-collection-stale',
      AlarmDescription:
        'No collection has ended well for 30 hours: costs in the ledger are out of date.',
      MetricName: 'ExecutionsSucceeded',
      Period: 6 * 3600,
      EvaluationPeriods: 5,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });
});

it('has no policy that is larger than IAM takes', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  for (const { Type, Properties } of Object.values(resourcesOf(template))) {
    if (Type !== 'AWS::IAM::ManagedPolicy') continue;
    const { PolicyDocument } = z.object({ PolicyDocument: z.unknown() }).parse(Properties);
    expect(JSON.stringify(PolicyDocument).length).toBeLessThan(6144);
  }
});
