import { InvalidInputError, parseInstant } from '@orgcost/domain';
import { alertIdOf, alertKeyOf } from '../alerts/alert-id';
import { parseMessage } from './parse-message';

const reading = { alarmPrefix: 'orgcost-billing-', at: parseInstant('2026-11-26T19:00:00Z') };

/** As AWS publishes it, with what is of no interest here; the numbers have more digits than a JavaScript number. */
function anomaly(changes: Record<string, string> = {}): string {
  const fields = {
    accountId: '"111111111111"',
    anomalyDetailsLink: '"https://console.aws.amazon.com/cost-management/home"',
    anomalyEndDate: '"2026-11-25T00:00:00Z"',
    anomalyId: '"12345678-abcd-ef12-3456-987654321a12"',
    anomalyScore: '{ "currentScore": 0.47, "maxScore": 0.47 }',
    anomalyStartDate: '"2026-11-24T00:00:00Z"',
    dimensionalValue: '"333333333333"',
    impact: `{
      "maxImpact": 151, "totalActualSpend": 1301.12345678901234567, "totalExpectedSpend": 300.10,
      "totalImpact": 1001.02, "totalImpactPercentage": 333.67 }`,
    monitorArn: '"arn:aws:ce::111111111111:anomalymonitor/abcdef12"',
    monitorName: '"orgcost-accounts"',
    monitorType: '"DIMENSIONAL"',
    rootCauses: `[
      { "linkedAccount": "444444444444", "linkedAccountName": "shop", "region": "eu-central-1",
        "service": "AmazonEC2", "usageType": "BoxUsage", "impact": { "contribution": 601 } } ]`,
    subscriptionId: '"874c100c"',
    subscriptionName: '"orgcost"',
    ...changes,
  };
  const lines = Object.entries(fields).map(([name, value]) => `"${name}": ${value}`);
  return `{ ${lines.join(',\n')} }`;
}

const found = {
  policy: 'anomaly',
  account: '333333333333',
  currency: 'USD',
  amount: '1301.12345678901234567',
  above: '300.1',
  at: reading.at,
  foundBy: 'anomaly-detection',
  period: '2026-11-24',
  lastDay: '2026-11-25',
  anomaly: '12345678-abcd-ef12-3456-987654321a12',
  expected: '300.1',
};

it('is what AWS found in an account, digit for digit', () => {
  expect(parseMessage(anomaly(), reading)).toEqual({ kind: 'crossing', crossing: found });
});

test.each<[string, Record<string, string>, object]>([
  [
    'of a service, in the account of its cause',
    { dimensionalValue: '"Amazon EC2"' },
    { account: '444444444444' },
  ],
  [
    'in the first account that a cause has',
    {
      dimensionalValue: 'null',
      rootCauses:
        '[{ "linkedAccount": "" }, { "service": "x" }, { "linkedAccount": "555555555555" }]',
    },
    { account: '555555555555' },
  ],
  [
    'in its own account without a cause',
    { dimensionalValue: '""', rootCauses: '[]' },
    { account: '111111111111' },
  ],
  [
    'without causes at all',
    { dimensionalValue: '""', rootCauses: 'null' },
    { account: '111111111111' },
  ],
  [
    'of what was expected to cost nothing',
    {
      impact:
        '{ "totalActualSpend": 1.5e2, "totalExpectedSpend": 0, "totalImpactPercentage": null }',
    },
    { amount: '150', above: '0', expected: '0' },
  ],
  ['of bare days', { anomalyStartDate: '"2026-11-23"' }, { period: '2026-11-23' }],
  ['until today', { anomalyEndDate: '"2026-11-26"' }, { lastDay: '2026-11-26' }],
])('is an anomaly %s', (_, changes, expected) => {
  expect(parseMessage(anomaly(changes), reading)).toEqual({
    kind: 'crossing',
    crossing: { ...found, ...expected },
  });
});

test.each([
  ['ends on it', '"2026-11-24T00:00:00Z"'],
  ['ends before it', '"2026-11-23T00:00:00Z"'],
  ['ends in days to come', '"2026-11-27"'],
  ['has no end', 'null'],
  ['has an end that is no day', '"soon"'],
])('is an anomaly of one day where it %s', (_, anomalyEndDate) => {
  expect(parseMessage(anomaly({ anomalyEndDate }), reading)).toEqual({
    kind: 'crossing',
    crossing: { ...found, lastDay: undefined },
  });
});

it('is the same alert when it is told again, longer and dearer', () => {
  const ids = [
    anomaly(),
    anomaly({
      impact: '{ "totalActualSpend": 2000, "totalExpectedSpend": 1 }',
      anomalyEndDate: '"2026-11-26T00:00:00Z"',
    }),
  ].map((text) => {
    const message = parseMessage(text, reading);
    return message.kind === 'crossing' ? alertIdOf(alertKeyOf(message.crossing)) : undefined;
  });
  expect(ids).toEqual(
    Array(2).fill('333333333333/anomaly/2026-11-24/12345678-abcd-ef12-3456-987654321a12'),
  );
});

test.each<Record<string, string>>([
  { anomalyId: '"a/b"' },
  { anomalyId: '""' },
  { anomalyStartDate: '"yesterday"' },
  { impact: '{ "totalActualSpend": "much", "totalExpectedSpend": 1 }' },
  { impact: '{ "totalExpectedSpend": 1 }' },
])('is none where it lacks what an alert is made of: %j', (changes) => {
  expect(() => parseMessage(anomaly(changes), reading)).toThrow(InvalidInputError);
});
