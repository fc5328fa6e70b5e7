import { parseBillingPeriod, parseInstant, parseUtcDay } from '@orgcost/domain';
import { zero } from '@orgcost/money';
import { lastDayOf, rangeOf } from './range-of';

const found = {
  account: '1',
  currency: 'USD',
  amount: zero,
  above: zero,
  foundBy: 'ledger',
} as const;
const month = (period: string, at: string) =>
  ({
    ...found,
    policy: 'month-to-date',
    period: parseBillingPeriod(period),
    at: parseInstant(at),
  }) as const;

it.each([
  ['as far as it had come', '2026-11-27T06:00:00Z', '2026-11-28'],
  ['whole, when it was over', '2026-12-03T06:00:00Z', '2026-12-01'],
  ['on its last day', '2026-11-30T23:00:00Z', '2026-12-01'],
  ['on its first day', '2026-11-01T00:00:00Z', '2026-11-02'],
])('is the month %s', (_, at, to) => {
  expect(rangeOf(month('2026-11', at))).toEqual({ from: '2026-11-01', to });
});

it('is the day, be it of a test', () => {
  const at = parseInstant('2026-11-27T06:00:00Z');
  const day = { ...found, at, period: parseUtcDay('2026-11-24') };
  expect(rangeOf({ ...day, policy: 'daily' })).toEqual({ from: '2026-11-24', to: '2026-11-25' });
  expect(rangeOf({ ...day, policy: 'test', test: 't', to: 'platform' })).toEqual({
    from: '2026-11-24',
    to: '2026-11-25',
  });
  expect(lastDayOf({ ...day, policy: 'daily' })).toBe('2026-11-24');
});

it('is the days of an anomaly, of which the last one tells the owner', () => {
  const at = parseInstant('2026-11-27T06:00:00Z');
  const period = parseUtcDay('2026-11-24');
  const anomaly = {
    ...found,
    at,
    period,
    policy: 'anomaly',
    anomaly: 'a',
    expected: zero,
  } as const;
  expect(rangeOf(anomaly)).toEqual({ from: '2026-11-24', to: '2026-11-25' });
  const longer = { ...anomaly, lastDay: parseUtcDay('2026-11-26') };
  expect(rangeOf(longer)).toEqual({ from: '2026-11-24', to: '2026-11-27' });
  expect(lastDayOf(longer)).toBe('2026-11-26');
});
