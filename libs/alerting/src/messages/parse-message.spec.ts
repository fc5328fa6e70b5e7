import { InvalidInputError, parseBillingPeriod, parseInstant } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import type { Crossing } from '../alerts/crossing';
import { crossingMessage } from './crossing-message';
import { parseMessage } from './parse-message';

const at = parseInstant('2026-11-26T19:00:00Z');
const reading = { alarmPrefix: 'orgcost-billing-', at };

/** As CloudWatch publishes it, with what is of no interest here. */
const alarm = {
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

it('is an alarm of CloudWatch', () => {
  expect(parseMessage(JSON.stringify(alarm), reading)).toEqual({
    kind: 'alarm',
    alarm: {
      account: '333333333333',
      at: '2026-11-26T18:04:12.345Z',
      policy: 'month-to-date',
      threshold: '1000',
      reason: alarm.NewStateReason,
    },
  });
});

it('is what a policy found, with a line for people', () => {
  const crossing: Crossing = {
    policy: 'month-to-date',
    account: '333333333333',
    currency: 'USD',
    amount: parseAmount('1204.500000000001'),
    above: parseAmount('1000'),
    at: parseInstant('2026-11-26T06:00:00Z'),
    foundBy: 'ledger',
    period: parseBillingPeriod('2026-11'),
  };
  const message = crossingMessage(crossing);
  expect(JSON.parse(message)).toMatchObject({
    text: 'Account 333333333333: November to date is 1,204.50 USD, above 1,000.00',
  });
  expect(parseMessage(message, reading)).toEqual({ kind: 'crossing', crossing });
});

it.each([
  'hello',
  '{"NewStateValue":"OK"}',
  '{"crossing":{"policy":"month-to-date"}}',
  JSON.stringify({ ...alarm, Trigger: { Threshold: 0.5 } }),
])('is nothing else: %s', (text) => {
  expect(() => parseMessage(text, reading)).toThrow(
    new InvalidInputError(`It is nothing that alerts are made of: ${text}`),
  );
});

it.each([
  { AlarmName: 'orgcost-billing-hourly' },
  { AlarmName: 'month-to-date' },
  { StateChangeTime: 'yesterday' },
])("is no alarm of another's: %j", (changes) => {
  const other = { ...alarm, ...changes };
  expect(() => parseMessage(JSON.stringify(other), reading)).toThrow(
    new InvalidInputError(`${other.AlarmName} of 333333333333 is no billing alarm of OrgCost`),
  );
});
