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
  withoutMail,
} from '../deployed.fixture';

const app = exampleApp();
const template = templateOf(app, 'orgcost-alerting');
const mailer = 'OwnerMail/Mailer/Function/Resource';
const Version = '2012-10-17';

/** Of the properties of a type, those under these paths. */
const under = (prefix: string, type: string) =>
  Object.fromEntries(
    Object.entries(propertiesOf(template, type)).filter(([path]) => path.startsWith(prefix)),
  );

describe('what SES tells of mails', () => {
  it('is of one configuration set, and goes to a topic of its own', () => {
    expect(propertiesOf(template, 'AWS::SES::ConfigurationSet')).toEqual({
      'MailEvents/ConfigurationSet': {
        Name: 'orgcost',
        ReputationOptions: { ReputationMetricsEnabled: true },
      },
    });
    expect(propertiesOf(template, 'AWS::SES::ConfigurationSetEventDestination')).toEqual({
      'MailEvents/Destination': {
        ConfigurationSetName: 'MailEvents/ConfigurationSet',
        EventDestination: {
          Name: 'orgcost',
          Enabled: true,
          MatchingEventTypes: ['send', 'reject', 'bounce', 'complaint', 'delivery'],
          SnsDestination: { TopicARN: 'MailEvents/Topic' },
        },
      },
    });
    expect(under('MailEvents', 'AWS::SNS::Topic')).toEqual({
      'MailEvents/Topic': {
        TopicName: 'orgcost-mail-events',
        KmsMasterKeyId: 'Alarms/Key.Arn',
      },
    });
  });

  it('is published by SES for this set alone, which may do so before it tries', () => {
    expect(under('MailEvents', 'AWS::SNS::TopicPolicy')).toEqual({
      'MailEvents/TopicPolicy': {
        Topics: ['MailEvents/Topic'],
        PolicyDocument: {
          Version,
          Statement: [
            {
              Sid: 'MailServicePublishes',
              Effect: 'Allow',
              Principal: { Service: 'ses.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: 'MailEvents/Topic',
              Condition: {
                StringEquals: {
                  'aws:SourceAccount': '222222222222',
                  'aws:SourceArn': 'arn:aws:ses:us-east-1:222222222222:configuration-set/orgcost',
                },
              },
            },
            {
              Sid: 'OnlyEncrypted',
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sns:Publish',
              Resource: 'MailEvents/Topic',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    });
    expect(resourcesOf(template)['MailEvents/Destination']).toMatchObject({
      DependsOn: ['MailEvents/TopicPolicy'],
    });
  });

  it('is encrypted by SES with the key of alarms', () => {
    const { KeyPolicy } = z
      .object({ KeyPolicy: z.object({ Statement: z.array(z.unknown()) }) })
      .parse(propertiesOf(template, 'AWS::KMS::Key')['Alarms/Key']);
    expect(KeyPolicy.Statement.at(-1)).toEqual({
      Sid: 'UsedByMailService',
      Effect: 'Allow',
      Principal: { Service: 'ses.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
    });
  });

  it('goes into the queue of alarms, which lets it in', () => {
    expect(under('MailEvents', 'AWS::SNS::Subscription')).toEqual({
      'MailEvents/Subscription': {
        TopicArn: 'MailEvents/Topic',
        Protocol: 'sqs',
        Endpoint: 'Queue.Arn',
      },
    });
    expect(propertiesOf(template, 'AWS::SQS::QueuePolicy')).toMatchObject({
      'QueuePolicy/Policy': {
        PolicyDocument: {
          Statement: [
            { Sid: 'FilledByTopic' },
            {
              Sid: 'FilledByMailEvents',
              Effect: 'Allow',
              Principal: { Service: 'sns.amazonaws.com' },
              Action: 'sqs:SendMessage',
              Resource: 'Queue.Arn',
              Condition: { ArnEquals: { 'aws:SourceArn': 'MailEvents/Topic' } },
            },
            { Sid: 'OnlyEncrypted' },
          ],
        },
      },
    });
  });
});

describe('the function that mails alerts', () => {
  it('is told the sender, and all addresses in a file beside it', () => {
    expect(under('OwnerMail', 'AWS::Lambda::Function')).toEqual({
      [mailer]: {
        FunctionName: 'orgcost-alerter-deliver',
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'deliver.handler',
        Code: expect.anything(),
        Role: 'OwnerMail/Mailer/Role/Role.Arn',
        MemorySize: 512,
        Timeout: 120,
        LoggingConfig: { LogFormat: 'JSON', LogGroup: 'OwnerMail/Mailer/Logs/Resource' },
        Environment: {
          Variables: {
            TABLE_NAME: 'orgcost',
            TABLE_REGION: 'us-east-1',
            SETTINGS_FILE: 'mail.json',
            SENDER: 'costs@example.com',
            CONFIGURATION_SET: 'orgcost',
          },
        },
      },
    });
    const sender = 'costs@example.com';
    expect({ sender, ...fileIn(app.outdir, 'mail.json') }).toEqual(exampleDeployment().mail);
  });

  it('may keep deliveries, and mail from that address alone', () => {
    expect(under('OwnerMail/Mailer', 'AWS::IAM::ManagedPolicy')).toMatchObject({
      'OwnerMail/Mailer/Role/Policy': {
        PolicyDocument: {
          Statement: [
            { Sid: 'WriteLogs' },
            {
              Sid: 'KeepDeliveries',
              Effect: 'Allow',
              Action: [
                'dynamodb:GetItem',
                'dynamodb:PutItem',
                'dynamodb:Query',
                'dynamodb:UpdateItem',
              ],
              Resource: [
                'arn:aws:dynamodb:us-east-1:222222222222:table/orgcost',
                'arn:aws:dynamodb:us-east-1:222222222222:table/orgcost/index/gsi1',
              ],
            },
            {
              Sid: 'SendMail',
              Effect: 'Allow',
              Action: 'ses:SendEmail',
              Resource: [
                'arn:aws:ses:us-east-1:222222222222:configuration-set/orgcost',
                'arn:aws:ses:us-east-1:222222222222:identity/*',
              ],
              Condition: { StringEquals: { 'ses:FromAddress': 'costs@example.com' } },
            },
          ],
        },
      },
    });
  });

  it('is called every minute, and the next minute where that fails', () => {
    expect(propertiesOf(template, 'AWS::Scheduler::Schedule')).toEqual({
      'OwnerMail/Schedule': {
        Name: 'orgcost-mail',
        Description: 'OrgCost: when alerts are mailed',
        ScheduleExpression: 'rate(1 minute)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: `${mailer}.Arn`,
          RoleArn: 'OwnerMail/Scheduler/Role.Arn',
          RetryPolicy: { MaximumRetryAttempts: 0 },
        },
      },
    });
    expect(propertiesOf(template, 'AWS::Lambda::EventInvokeConfig')).toEqual({
      'OwnerMail/NoRetries': {
        FunctionName: mailer,
        Qualifier: '$LATEST',
        MaximumRetryAttempts: 0,
      },
    });
    expect(under('OwnerMail/Scheduler', 'AWS::IAM::ManagedPolicy')).toMatchObject({
      'OwnerMail/Scheduler/Policy': {
        ManagedPolicyName: 'orgcost-mail-scheduler',
        PolicyDocument: {
          Statement: [
            { Sid: 'CallFunction', Action: 'lambda:InvokeFunction', Resource: `${mailer}.Arn` },
          ],
        },
      },
    });
  });

  it('has operators told of mails that fail, and where it is not called', () => {
    const common = {
      Namespace: 'AWS/Lambda',
      Dimensions: [{ Name: 'FunctionName', Value: 'orgcost-alerter-deliver' }],
      Statistic: 'Sum',
      Period: 900,
      Threshold: 1,
      AlarmActions: ['arn:aws:sns:us-east-1:222222222222:orgcost-operations'],
      OKActions: ['arn:aws:sns:us-east-1:222222222222:orgcost-operations'],
    };
    expect(under('OwnerMail', 'AWS::CloudWatch::Alarm')).toEqual({
      'OwnerMail/Failed/Alarm': {
        ...common,
        AlarmName: 'orgcost-mail-failed',
        AlarmDescription:
          'Alerts could not be mailed: the log of orgcost-alerter-deliver tells why.',
        MetricName: 'Errors',
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
      },
      'OwnerMail/Stale/Alarm': {
        ...common,
        AlarmName: 'orgcost-mail-stale',
        AlarmDescription:
          'Alerts were not looked at for half an hour: see the schedule orgcost-mail.',
        MetricName: 'Invocations',
        EvaluationPeriods: 2,
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      },
    });
  });
});

it('is not there without mail in the config', () => {
  const paths = Object.keys(resourcesOf(templateOf(appOf(withoutMail()), 'orgcost-alerting')));
  expect(paths.filter((path) => /^(?:OwnerMail|MailEvents)/.test(path))).toEqual([]);
});

/** What a function is told in a file of this name. */
function fileIn(directory: string, name: string): Record<string, unknown> {
  const folder = readdirSync(directory).find(
    (each) => each.startsWith('asset.') && readdirSync(join(directory, each)).includes(name),
  );
  return z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(join(directory, String(folder), name), 'utf8')));
}
