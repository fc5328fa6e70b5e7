import {
  exampleApp,
  exampleDeployment,
  propertiesOf,
  resourcesOf,
  templateOf,
} from '../deployed.fixture';
import { dashboardBody } from './dashboard';

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

it('leaves no key behind that would be paid for', () => {
  expect(resourcesOf(template)['Operations/Key']).toMatchObject({
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
});

it('has one dashboard, at home', () => {
  expect(propertiesOf(template, 'AWS::CloudWatch::Dashboard')).toEqual({
    Dashboard: {
      DashboardName: 'orgcost',
      DashboardBody: JSON.stringify(dashboardBody(exampleDeployment())),
    },
  });
  const elsewhere = exampleApp({ homeRegion: 'eu-central-1' });
  expect(
    propertiesOf(templateOf(elsewhere, 'orgcost-operations-billing'), 'AWS::CloudWatch::Dashboard'),
  ).toEqual({});
});
