import { exampleApp, propertiesOf, templateOf } from '../deployed.fixture';

const template = templateOf(exampleApp(), 'orgcost-operations');

it("tells operators by mail, of this account's own alarms and no others", () => {
  expect(propertiesOf(template, 'AWS::SNS::Subscription')).toEqual({
    Operators: {
      TopicArn: 'Operations/Topic',
      Protocol: 'email',
      Endpoint: 'platform-team@example.com',
    },
  });
  const own = { 'aws:SourceArn': 'arn:aws:cloudwatch:us-east-1:222222222222:alarm:orgcost-*' };
  expect(propertiesOf(template, 'AWS::SNS::TopicPolicy')).toMatchObject({
    'Operations/TopicPolicy': {
      PolicyDocument: {
        Statement: [
          { Sid: 'AlarmsPublish', Effect: 'Allow', Condition: { ArnLike: own } },
          { Sid: 'OnlyEncrypted', Effect: 'Deny' },
        ],
      },
    },
  });
  expect(propertiesOf(template, 'AWS::SNS::Topic')).toEqual({
    'Operations/Topic': { TopicName: 'orgcost-operations', KmsMasterKeyId: 'Operations/Key.Arn' },
  });
});
