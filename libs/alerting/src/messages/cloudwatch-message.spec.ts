import { InvalidInputError } from '@orgcost/domain';
import { parseCloudWatchMessage } from './cloudwatch-message';

const prefix = 'orgcost-billing-';

/** As CloudWatch publishes it, with what is of no interest here. */
const message = {
  AlarmName: 'orgcost-billing-month-to-date',
  AlarmDescription: 'The month to date costs more than expected.',
  AWSAccountId: '333333333333',
  NewStateValue: 'ALARM',
  NewStateReason:
    'Threshold Crossed: 1 datapoint [1204.5 (26/11/26 12:00:00)] was greater than the threshold (1000.0).',
  StateChangeTime: '2026-11-26T18:04:12.345+0000',
  Region: 'US East (N. Virginia)',
  AlarmArn: 'arn:aws:cloudwatch:us-east-1:333333333333:alarm:orgcost-billing-month-to-date',
  OldStateValue: 'OK',
  Trigger: { MetricName: 'EstimatedCharges', Namespace: 'AWS/Billing', Threshold: 1000 },
};

it('tells account, time, policy and reason', () => {
  expect(parseCloudWatchMessage(JSON.stringify(message), prefix)).toEqual({
    account: '333333333333',
    at: '2026-11-26T18:04:12.345Z',
    policy: 'month-to-date',
    reason: message.NewStateReason,
  });
});

it.each([
  ['hello', 'It is no alarm of CloudWatch: hello'],
  [JSON.stringify({ NewStateValue: 'OK' }), 'It is no alarm of CloudWatch: {"NewStateValue":"OK"}'],
  ['{"AlarmName":"x"}', 'It is no alarm of CloudWatch: {"AlarmName":"x"}'],
  [
    JSON.stringify({ ...message, AlarmName: 'orgcost-billing-hourly' }),
    'orgcost-billing-hourly of 333333333333 is no billing alarm of OrgCost',
  ],
  [
    JSON.stringify({ ...message, AlarmName: 'month-to-date' }),
    'month-to-date of 333333333333 is no billing alarm of OrgCost',
  ],
  [
    JSON.stringify({ ...message, StateChangeTime: 'yesterday' }),
    'orgcost-billing-month-to-date of 333333333333 is no billing alarm of OrgCost',
  ],
])('refuses what is none: %j', (text, refusal) => {
  expect(() => parseCloudWatchMessage(text, prefix)).toThrow(new InvalidInputError(refusal));
});
