import { parseBillingPeriod, parseInstant, parseUtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { alertIdOf, alertKeyOf, parseAlertId } from './alert-id';
import type { Crossing } from './crossing';

const found = {
  account: '111111111111',
  currency: 'USD',
  amount: parseAmount('4000.5'),
  above: parseAmount('4000'),
  at: parseInstant('2026-11-25T06:00:00Z'),
  foundBy: 'ledger',
} as const;
const month = { ...found, period: parseBillingPeriod('2026-11') };
const day = { ...found, period: parseUtcDay('2026-11-24') };
const around = { low: parseAmount('90'), high: parseAmount('4100') };

const crossings: Record<string, Crossing> = {
  '111111111111/month-to-date/2026-11/4000': { ...month, policy: 'month-to-date' },
  '111111111111/daily/2026-11-24/4000': { ...day, policy: 'daily' },
  '111111111111/budget/2026-11/80-of-5000': {
    ...month,
    policy: 'budget',
    budget: parseAmount('5000'),
    percent: 80,
  },
  '111111111111/forecast/2026-11/4000': {
    ...month,
    policy: 'forecast',
    ...around,
    monthToDate: parseAmount('3000'),
  },
  '111111111111/change/2026-11-24/usual': {
    ...day,
    policy: 'change',
    ...around,
    usual: parseAmount('100'),
    weeks: 8,
  },
  '111111111111/anomaly/2026-11-24/6a4d': {
    ...day,
    policy: 'anomaly',
    anomaly: '6a4d',
    expected: parseAmount('12'),
  },
  '111111111111/test/2026-11-24/t1': { ...day, policy: 'test', test: 't1', to: 'platform' },
};

it.each(Object.entries(crossings))('%s names an alert, and leads back to it', (id, crossing) => {
  const key = alertKeyOf(crossing);
  expect(alertIdOf(key)).toBe(id);
  expect(parseAlertId(id)).toEqual(key);
});

it('is the same for whoever finds it, and whatever was reached', () => {
  const first: Crossing = { ...month, policy: 'month-to-date' };
  const again: Crossing = { ...first, foundBy: 'cloudwatch', amount: parseAmount('4100') };
  expect(alertKeyOf(again)).toEqual(alertKeyOf(first));
});

it('takes ids of accounts at other providers', () => {
  const key = { account: 'sub/ab-1', policy: 'daily', period: '2026-11-24', step: '5' } as const;
  expect(parseAlertId(alertIdOf(key))).toEqual(key);
});

it.each([
  '',
  '111111111111',
  '111111111111/weekly/2026-11/4',
  '1/daily/yesterday/4',
  '1/daily/2026-11-24/',
])('refuses %j', (id) => {
  expect(() => parseAlertId(id)).toThrow(`"${id}" is not an alert: "orgcost alerts list" shows`);
});
