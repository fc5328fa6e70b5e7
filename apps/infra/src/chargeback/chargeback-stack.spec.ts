import {
  createChargebackLedger,
  createTable,
  type ChargebackLedger,
} from '@orgcost/ledger-dynamodb';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { chargebackSchema, type ChargebackSettings } from '@orgcost/config';
import { instantSchema, parseBillingPeriod } from '@orgcost/domain';
import { embeddedClientConfig, openInMemoryDynamoDb } from '@orgcost/embedded-dynamodb';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  appOf,
  exampleApp,
  exampleDeployment,
  propertiesOf,
  resourcesOf,
  templateOf,
  withoutChargeback,
  withoutMail,
} from '../deployed.fixture';
import { managementAccountTemplate } from '../organization/templates';
import { partitions } from './ledger-permissions';
import { preparingHour } from './month-preparer';

const Version = '2012-10-17';
const table = 'arn:aws:dynamodb:us-east-1:222222222222:table/orgcost';
const bucket = 'orgcost-statements-222222222222-us-east-1';
const app = exampleApp();
const template = templateOf(app, 'orgcost-chargeback');

const chargebackOf = (changes: Partial<ChargebackSettings> = {}) => ({
  chargeback: { ...chargebackSchema.parse({}), ...changes },
});

const resourcesWith = (changes: Partial<ChargebackSettings>) =>
  resourcesOf(templateOf(exampleApp(chargebackOf(changes)), 'orgcost-chargeback'));

describe('locked copies', () => {
  it('are versions that stay for their years, encrypted, for nobody of the public; the bucket outlives its stack', () => {
    expect(resourcesOf(template)['Archive/Bucket']).toEqual({
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketName: bucket,
        VersioningConfiguration: { Status: 'Enabled' },
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Years: 7 } },
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      },
    });
  });

  it('come and go over encrypted connections alone', () => {
    expect(propertiesOf(template, 'AWS::S3::BucketPolicy')).toEqual({
      'Archive/Policy': {
        Bucket: 'Archive/Bucket',
        PolicyDocument: {
          Version,
          Statement: [
            {
              Sid: 'OnlyEncrypted',
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Resource: ['Archive/Bucket.Arn', 'Archive/Bucket.Arn/*'],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    });
  });

  it('can be such that nobody unlocks them, for other years', () => {
    const resources = resourcesWith({ retentionMode: 'compliance', retentionYears: 10 });
    expect(resources['Archive/Bucket']?.Properties).toMatchObject({
      ObjectLockConfiguration: {
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 10 } },
      },
    });
  });
});

describe('whoever closes months', () => {
  it('reads the ledger, writes closes and what they are made of, puts copies and reads the bill', () => {
    expect(resourcesOf(template)['Finance/Role']).toEqual({
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'OrgCostFinance',
        Description: 'Months are closed, and closes verified, with it',
        AssumeRolePolicyDocument: {
          Version,
          Statement: [
            {
              Sid: 'AssumedByClosers',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::222222222222:role/finance' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } },
            },
          ],
        },
        Policies: [
          {
            PolicyName: 'CloseMonths',
            PolicyDocument: {
              Version,
              Statement: [
                {
                  Sid: 'ReadLedger',
                  Effect: 'Allow',
                  Action: ['dynamodb:GetItem', 'dynamodb:Query'],
                  Resource: [table, `${table}/index/gsi1`],
                },
                {
                  Sid: 'CheckTable',
                  Effect: 'Allow',
                  Action: 'dynamodb:DescribeTable',
                  Resource: table,
                },
                {
                  Sid: 'SaveDocuments',
                  Effect: 'Allow',
                  Action: 'dynamodb:BatchWriteItem',
                  Resource: table,
                  Condition: {
                    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['document#*'] },
                  },
                },
                {
                  Sid: 'PutLinks',
                  Effect: 'Allow',
                  Action: 'dynamodb:PutItem',
                  Resource: table,
                  Condition: {
                    'ForAllValues:StringLike': {
                      'dynamodb:LeadingKeys': ['bills#*', 'previews#*', 'closes'],
                    },
                  },
                },
                {
                  Sid: 'PutCopies',
                  Effect: 'Allow',
                  Action: ['s3:GetObjectVersion', 's3:PutObject'],
                  Resource: `arn:aws:s3:::${bucket}/*`,
                },
                {
                  Sid: 'ListCopies',
                  Effect: 'Allow',
                  Action: 's3:ListBucketVersions',
                  Resource: `arn:aws:s3:::${bucket}`,
                },
                {
                  Sid: 'AssumePayerRole',
                  Effect: 'Allow',
                  Action: 'sts:AssumeRole',
                  Resource: 'arn:aws:iam::111111111111:role/OrgCostPayer',
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('is nobody where the config names nobody', () => {
    expect(Object.keys(resourcesWith({ closers: [] }))).toEqual([
      'Archive/Bucket',
      'Archive/Policy',
    ]);
  });
});

/** The partitions that chargeback writes, of a ledger in memory. */
async function partitionsOf(work: (ledger: ChargebackLedger) => Promise<void>): Promise<string[]> {
  const dynamoDb = await openInMemoryDynamoDb();
  const client = new DynamoDBClient(embeddedClientConfig(dynamoDb.endpoint));
  try {
    await createTable(client, 'orgcost');
    await work(createChargebackLedger({ client, table: 'orgcost' }));
    const { Items = [] } = await client.send(new ScanCommand({ TableName: 'orgcost' }));
    return Items.map(({ pk }) => pk?.S ?? '').sort();
  } finally {
    client.destroy();
    await dynamoDb.close();
  }
}

it('names the partitions that the ledger writes', async () => {
  const period = parseBillingPeriod('2026-10');
  const at = instantSchema.parse('2026-11-08T06:00:00Z');
  const written = await partitionsOf(async ({ closes, documents }) => {
    const document = await documents.save('{}');
    await closes.saveBill({ period, fetchedAt: at, document });
    await closes.savePreview({ period, at, document });
    await closes.commit({ sequence: 1, period, document });
  });
  const patterns = Object.values(partitions).map((pattern) =>
    pattern.endsWith('*') ? new RegExp(`^${pattern.slice(0, -1)}`) : new RegExp(`^${pattern}$`),
  );
  expect(written.map((pk) => patterns.filter((each) => each.test(pk)).length)).toEqual([
    1, 1, 1, 1,
  ]);
  expect(patterns.every((each) => written.some((pk) => each.test(pk)))).toBe(true);
});

describe('the function that prepares months', () => {
  it('can close none, and mails from one address', () => {
    const policies = propertiesOf(template, 'AWS::IAM::ManagedPolicy');
    expect(policies['Month/Preparer/Role/Policy']).toEqual({
      ManagedPolicyName: 'orgcost-preparer-prepare',
      Roles: ['Month/Preparer/Role/Role'],
      PolicyDocument: {
        Version,
        Statement: [
          {
            Sid: 'WriteLogs',
            Effect: 'Allow',
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource:
              'arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/orgcost-preparer-prepare:*',
          },
          {
            Sid: 'ReadLedger',
            Effect: 'Allow',
            Action: ['dynamodb:GetItem', 'dynamodb:Query'],
            Resource: [table, `${table}/index/gsi1`],
          },
          {
            Sid: 'SaveDocuments',
            Effect: 'Allow',
            Action: 'dynamodb:BatchWriteItem',
            Resource: table,
            Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['document#*'] } },
          },
          {
            Sid: 'PutLinks',
            Effect: 'Allow',
            Action: 'dynamodb:PutItem',
            Resource: table,
            Condition: {
              'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['bills#*', 'previews#*'] },
            },
          },
          {
            Sid: 'AssumePayerRole',
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: 'arn:aws:iam::111111111111:role/OrgCostPayer',
          },
          {
            Sid: 'SendMail',
            Effect: 'Allow',
            Action: 'ses:SendEmail',
            Resource: 'arn:aws:ses:us-east-1:222222222222:identity/*',
            Condition: { StringEquals: { 'ses:FromAddress': 'costs@example.com' } },
          },
        ],
      },
    });
  });

  it('is told where the ledger and the payer are, and what finance has decided', () => {
    expect(propertiesOf(template, 'AWS::Lambda::Function')).toEqual({
      'Month/Preparer/Function/Resource': expect.objectContaining({
        FunctionName: 'orgcost-preparer-prepare',
        Handler: 'prepare.handler',
        MemorySize: 1769,
        Timeout: 900,
        Environment: {
          Variables: {
            TABLE_NAME: 'orgcost',
            PAYER_ROLE_ARN: 'arn:aws:iam::111111111111:role/OrgCostPayer',
            EXTERNAL_ID: 'choose-a-value-of-your-own',
            MAX_PAGES: '2000',
            SETTINGS_FILE: 'chargeback.json',
            SENDER: 'costs@example.com',
          },
        },
      }),
    });
    const { directory } = app.synth();
    const [settings] = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('chargeback.json'),
    );
    expect(JSON.parse(readFileSync(join(directory, settings ?? ''), 'utf8'))).toEqual({
      costCenterTag: 'cost-center',
      chargeback: exampleDeployment().chargeback,
      ruleSet: { metric: 'net-amortized', rules: [], adjustments: [] },
      usage: [],
    });
  });

  it('is called once a month, and again where that fails', () => {
    expect(propertiesOf(template, 'AWS::Scheduler::Schedule')).toEqual({
      'Month/Schedule': {
        Name: 'orgcost-chargeback',
        Description: 'OrgCost: when the month before is prepared, for finance to close',
        ScheduleExpression: 'cron(0 10 8 * ? *)',
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: 'Month/Preparer/Function/Resource.Arn',
          RoleArn: 'Month/Scheduler/Role.Arn',
          Input: '{"time":"<aws.scheduler.scheduled-time>"}',
          RetryPolicy: { MaximumRetryAttempts: 2 },
        },
      },
    });
    expect(propertiesOf(template, 'AWS::Lambda::EventInvokeConfig')).toEqual({
      'Month/NoRetries': {
        FunctionName: 'Month/Preparer/Function/Resource',
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 2,
      },
    });
  });

  it('has operators told where it fails', () => {
    const topics = ['arn:aws:sns:us-east-1:222222222222:orgcost-operations'];
    expect(propertiesOf(template, 'AWS::CloudWatch::Alarm')).toEqual({
      'Month/Failed/Alarm': {
        AlarmName: 'orgcost-chargeback-failed',
        AlarmDescription:
          'The month before could not be prepared, or finance not be mailed: the log of orgcost-preparer-prepare tells why. Mend it, then "orgcost chargeback preview" shows what the mail would have said.',
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value: 'orgcost-preparer-prepare' }],
        Statistic: 'Sum',
        Period: 3600,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 1,
        TreatMissingData: 'notBreaching',
        AlarmActions: topics,
        OKActions: topics,
      },
    });
  });

  it('is not there without anybody to mail, or a sender', () => {
    const isThere = (resources: object) =>
      Object.keys(resources).some((path) => path.startsWith('Month/'));
    expect(isThere(resourcesOf(template))).toBe(true);
    expect(isThere(resourcesWith({ finance: [] }))).toBe(false);
    expect(isThere(resourcesOf(templateOf(appOf(withoutMail()), 'orgcost-chargeback')))).toBe(
      false,
    );
  });
});

test.each([
  [[0], 6],
  [[3], 7],
  [[6], 10],
  [[6, 18], 10],
  [[6, 10], 14],
  [[23], 6],
  [[2, 6, 10, 14, 18, 22], 6],
  [[6, 10, 14, 18, 20], 6],
])('with collections at %j months are prepared at %i', (hoursUtc, hour) => {
  expect(preparingHour({ hoursUtc })).toBe(hour);
});

const trustSchema = z.object({
  AssumeRolePolicyDocument: z.object({
    Statement: z.tuple([z.object({ Condition: z.looseObject({ ArnLike: z.unknown() }) })]),
  }),
});

describe("the payer's role", () => {
  const payerTrust = (deployment = exampleDeployment()) => {
    const { Properties } = resourcesOf(managementAccountTemplate(deployment))['Payer/Role'] ?? {};
    const [{ Condition }] = trustSchema.parse(Properties).AssumeRolePolicyDocument.Statement;
    return Condition.ArnLike;
  };
  const arn = (name: string) => `arn:aws:iam::222222222222:role/${name}`;

  it('lets in who reads bills, as far as they are there', () => {
    const closers = [arn('finance')];
    const roles = (changes: Partial<ChargebackSettings>) =>
      payerTrust(exampleDeployment(chargebackOf(changes)));
    expect(roles({ closers, finance: ['f@example.com'] })).toEqual({
      'aws:PrincipalArn': [
        arn('orgcost-collector-*'),
        arn('orgcost-preparer-prepare'),
        arn('OrgCostFinance'),
      ],
    });
    expect(roles({ closers })).toEqual({
      'aws:PrincipalArn': [arn('orgcost-collector-*'), arn('OrgCostFinance')],
    });
    expect(roles({})).toEqual({ 'aws:PrincipalArn': arn('orgcost-collector-*') });
  });
});

describe('without a section of chargeback', () => {
  it('nothing of it is deployed, and all else is as it was', () => {
    const templates = (deployment = exampleDeployment()) =>
      Object.fromEntries(
        appOf(deployment)
          .synth()
          .stacks.map(({ stackName, template: each }) => [stackName, each]),
      );
    // Its dashboard shows the function that prepares months, as its own spec has it.
    const { 'orgcost-chargeback': chargeback, ...others } = templates();
    expect(chargeback).toBeDefined();
    expect(templates(withoutChargeback())).toEqual({
      ...others,
      'orgcost-operations': expect.anything(),
    });
    expect(
      resourcesOf(managementAccountTemplate(withoutChargeback()))['Payer/Role']?.Properties,
    ).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Condition: {
              ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::222222222222:role/orgcost-collector-*' },
            },
          },
        ],
      },
    });
  });
});
