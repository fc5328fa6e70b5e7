import { parseBillingPeriod, parseInstant, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import type { Crossing } from './crossing';
import { reasonOf } from './reason';

const found = {
  account: '111111111111',
  currency: 'USD',
  at: parseInstant('2026-11-25T06:00:00Z'),
  foundBy: 'ledger',
} as const;
const month = { ...found, period: parseBillingPeriod('2026-11') };
const day = { ...found, period: parseUtcDay('2026-11-24') };
const amount = parseAmount;

const reasons: readonly (readonly [string, Crossing])[] = [
  [
    'November to date is 1,204.50 USD, above 1,000.00',
    { ...month, policy: 'month-to-date', amount: amount('1204.5'), above: amount('1000') },
  ],
  [
    'November to date is 1,000.00 USD, just above 1,000.00',
    { ...month, policy: 'month-to-date', amount: amount('1000.0049'), above: amount('1000') },
  ],
  [
    "November to date is 1,204.50 USD, above 1,000.00, by CloudWatch's billing alarm",
    {
      ...month,
      policy: 'month-to-date',
      foundBy: 'cloudwatch',
      amount: amount('1204.5'),
      above: amount('1000'),
    },
  ],
  [
    '24 November cost 512.00 CNY, above 200.00',
    { ...day, policy: 'daily', currency: 'CNY', amount: amount('512'), above: amount('200') },
  ],
  [
    "4,012.32 USD of November's budget of 5,000.00 are spent: above 80%",
    {
      ...month,
      policy: 'budget',
      amount: amount('4012.325'),
      above: amount('4000'),
      budget: amount('5000'),
      percent: 80,
    },
  ],
  [
    'November is on its way to 6,200.00 USD (5,900.00 to 6,700.00), above 5,000.00',
    {
      ...month,
      policy: 'forecast',
      amount: amount('6200'),
      above: amount('5000'),
      low: amount('5900'),
      high: amount('6700'),
      monthToDate: amount('4100'),
    },
  ],
  [
    'Tuesday, 24 November cost 512.00 USD: usually 301.10 on a Tuesday (250.00 to 330.00 in the last 8)',
    {
      ...day,
      policy: 'change',
      amount: amount('512'),
      above: amount('400'),
      usual: amount('301.1'),
      low: amount('250'),
      high: amount('330'),
      weeks: 8,
    },
  ],
  [
    "AWS's anomaly detection found 512.00 USD on 24 November where it expected 300.10",
    {
      ...day,
      policy: 'anomaly',
      foundBy: 'anomaly-detection',
      amount: amount('512'),
      above: amount('300.1'),
      expected: amount('300.1'),
      anomaly: '6a4d',
    },
  ],
  [
    "AWS's anomaly detection found 512.00 USD from Tuesday 24 to Thursday 26 November where it expected 300.10",
    {
      ...day,
      policy: 'anomaly',
      foundBy: 'anomaly-detection',
      lastDay: parseUtcDay('2026-11-26'),
      amount: amount('512'),
      above: amount('300.1'),
      expected: amount('300.1'),
      anomaly: '6a4d',
    },
  ],
  [
    'This is a test: OrgCost set the alarm off by hand',
    { ...day, policy: 'test', amount: amount('0'), above: amount('0'), test: 't1', to: 'platform' },
  ],
];

it.each(reasons)('%s', (reason, crossing) => {
  expect(reasonOf(crossing)).toBe(reason);
});
