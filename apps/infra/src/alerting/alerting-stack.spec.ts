import {
  appOf,
  exampleApp,
  propertiesOf,
  resourcesOf,
  templateOf,
  withoutMail,
} from '../deployed.fixture';

const deployment = withoutMail();
/** What it is without mail and anomalies, which have specs of their own. */
const template = templateOf(
  appOf({ ...deployment, alarms: { ...deployment.alarms, anomalyDetection: false } }),
  'orgcost-alerting',
);

describe('the central topic', () => {
  it('is encrypted with a key of its own', () => {
    expect(propertiesOf(template, 'AWS::SNS::Topic')).toEqual({
      'Alarms/Topic': { TopicName: 'orgcost-alarms', KmsMasterKeyId: 'Alarms/Key.Arn' },
    });
  });

  it("lets alarms of the organization's accounts in that have OrgCost's prefix, and nothing else", () => {
    expect(propertiesOf(template, 'AWS::SNS::TopicPolicy')).toEqual({
      'Alarms/TopicPolicy': {
        Topics: ['Alarms/Topic'],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'AlarmsPublish',
              Effect: 'Allow',
              Principal: { Service: 'cloudwatch.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: 'Alarms/Topic',
              Condition: {
                StringEquals: { 'aws:SourceOrgID': 'o-exampleorgid' },
                ArnLike: {
                  'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:*:alarm:orgcost-billing-*',
                },
              },
            },
            {
              Sid: 'OnlyEncrypted',
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 'sns:Publish',
              Resource: 'Alarms/Topic',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    });
  });

  it('has a key that turns, and that CloudWatch may use for these alarms, and the topic for its queue', () => {
    const encrypting = ['kms:Decrypt', 'kms:GenerateDataKey*'];
    expect(propertiesOf(template, 'AWS::KMS::Key')).toEqual({
      'Alarms/Key': {
        Description: 'OrgCost: topic orgcost-alarms',
        EnableKeyRotation: true,
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'AdministeredByAccount',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::222222222222:root' },
              Action: 'kms:*',
              Resource: '*',
            },
            {
              Sid: 'UsedByAlarms',
              Effect: 'Allow',
              Principal: { Service: 'cloudwatch.amazonaws.com' },
              Action: encrypting,
              Resource: '*',
              Condition: {
                ArnLike: {
                  'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:*:alarm:orgcost-billing-*',
                },
              },
            },
            {
              Sid: 'UsedByTopic',
              Effect: 'Allow',
              Principal: { Service: 'sns.amazonaws.com' },
              Action: encrypting,
              Resource: '*',
              Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } },
            },
          ],
        },
      },
    });
  });
});

it('has its key under a name, for whoever publishes from another Region', () => {
  expect(propertiesOf(template, 'AWS::KMS::Alias')).toEqual({
    KeyAlias: { AliasName: 'alias/orgcost-alarms', TargetKeyId: 'Alarms/Key.Arn' },
  });
});

it("lets the management account's anomaly detection publish, where that is not switched off", () => {
  const whole = templateOf(exampleApp(), 'orgcost-alerting');
  const ofManagementAccount = {
    Effect: 'Allow',
    Principal: { Service: 'costalerts.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
  };
  expect(propertiesOf(whole, 'AWS::SNS::TopicPolicy')).toMatchObject({
    'Alarms/TopicPolicy': {
      PolicyDocument: {
        Statement: [
          { Sid: 'AlarmsPublish' },
          {
            Sid: 'AnomaliesPublish',
            ...ofManagementAccount,
            Action: 'sns:Publish',
            Resource: 'Alarms/Topic',
          },
          { Sid: 'OnlyEncrypted' },
        ],
      },
    },
  });
  expect(propertiesOf(whole, 'AWS::KMS::Key')).toMatchObject({
    'Alarms/Key': {
      KeyPolicy: {
        Statement: [
          { Sid: 'AdministeredByAccount' },
          { Sid: 'UsedByAlarms' },
          { Sid: 'UsedByTopic' },
          {
            Sid: 'UsedByAnomalies',
            ...ofManagementAccount,
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Resource: '*',
          },
          { Sid: 'UsedByMailService' },
        ],
      },
    },
  });
});

it('leaves no key behind that would be paid for', () => {
  expect(resourcesOf(template)['Alarms/Key']).toMatchObject({
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
});

describe('the queue of alarms', () => {
  const day = 24 * 60 * 60;

  it('is filled by the topic', () => {
    expect(propertiesOf(template, 'AWS::SNS::Subscription')).toEqual({
      Subscription: { TopicArn: 'Alarms/Topic', Protocol: 'sqs', Endpoint: 'Queue.Arn' },
    });
  });

  it('is encrypted, and gives what cannot be handled to another that keeps it for two weeks', () => {
    expect(propertiesOf(template, 'AWS::SQS::Queue')).toEqual({
      Queue: {
        QueueName: 'orgcost-alarms',
        KmsMasterKeyId: 'Alarms/Key.Arn',
        MessageRetentionPeriod: 4 * day,
        VisibilityTimeout: 360,
        RedrivePolicy: { deadLetterTargetArn: 'DeadLetters.Arn', maxReceiveCount: 5 },
      },
      DeadLetters: {
        QueueName: 'orgcost-alarms-dead',
        KmsMasterKeyId: 'Alarms/Key.Arn',
        MessageRetentionPeriod: 14 * day,
      },
    });
  });

  it('lets in what the topic sends, and nobody without encryption', () => {
    const onlyEncrypted = (queue: string) => ({
      Sid: 'OnlyEncrypted',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'sqs:*',
      Resource: `${queue}.Arn`,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    const fromTopic = {
      Sid: 'FilledByTopic',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: 'Queue.Arn',
      Condition: { ArnEquals: { 'aws:SourceArn': 'Alarms/Topic' } },
    };
    const Version = '2012-10-17';
    expect(propertiesOf(template, 'AWS::SQS::QueuePolicy')).toEqual({
      'QueuePolicy/Policy': {
        Queues: ['Queue'],
        PolicyDocument: { Version, Statement: [fromTopic, onlyEncrypted('Queue')] },
      },
      'DeadLettersPolicy/Policy': {
        Queues: ['DeadLetters'],
        PolicyDocument: { Version, Statement: [onlyEncrypted('DeadLetters')] },
      },
    });
  });

  it('is emptied by the recorder, which hands back what it cannot record', () => {
    expect(propertiesOf(template, 'AWS::Lambda::EventSourceMapping')).toEqual({
      RecorderSource: {
        EventSourceArn: 'Queue.Arn',
        FunctionName: 'Recorder/Function/Resource.Arn',
        BatchSize: 10,
        ScalingConfig: { MaximumConcurrency: 2 },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    });
    expect(propertiesOf(template, 'AWS::Lambda::Function')).toEqual({
      'Recorder/Function/Resource': {
        FunctionName: 'orgcost-alerter-record',
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'record.handler',
        Code: expect.anything(),
        Role: 'Recorder/Role/Role.Arn',
        MemorySize: 512,
        Timeout: 60,
        LoggingConfig: { LogFormat: 'JSON', LogGroup: 'Recorder/Logs/Resource' },
        Environment: {
          Variables: {
            TABLE_NAME: 'orgcost',
            TABLE_REGION: 'us-east-1',
            ALARM_PREFIX: 'orgcost-billing-',
            METRIC: 'unblended',
            SETTLE_HOURS: '48',
            COST_CENTER_TAG: 'cost-center',
          },
        },
      },
    });
    expect(propertiesOf(template, 'AWS::IAM::ManagedPolicy')).toMatchObject({
      'Recorder/Role/Policy': {
        PolicyDocument: {
          Statement: [
            { Sid: 'WriteLogs' },
            {
              Sid: 'RecordAlerts',
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
              Sid: 'TakeAlarms',
              Effect: 'Allow',
              Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
              Resource: 'Queue.Arn',
            },
            {
              Sid: 'DecryptAlarms',
              Effect: 'Allow',
              Action: 'kms:Decrypt',
              Resource: 'Alarms/Key.Arn',
            },
          ],
        },
      },
    });
  });

  it('has operators told of what could not be handled', () => {
    const operators = 'arn:aws:sns:us-east-1:222222222222:orgcost-operations';
    expect(propertiesOf(template, 'AWS::CloudWatch::Alarm')).toEqual({
      'Dead/Alarm': {
        AlarmName: 'orgcost-alarms-dead',
        AlarmDescription:
          'Alarms could not be handled, or mail to the platform team came back: they are in the queue orgcost-alarms-dead. Mend what the log of orgcost-alerter-record tells, then put them back: orgcost alerts replay.',
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: 'orgcost-alarms-dead' }],
        Statistic: 'Sum',
        Period: 300,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 1,
        TreatMissingData: 'notBreaching',
        AlarmActions: [operators],
        OKActions: [operators],
      },
    });
  });
});
