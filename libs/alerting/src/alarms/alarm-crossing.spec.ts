import { parseInstant } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { testReason } from './alarm-test';
import type { Alarm } from './alarm';
import { crossingOfAlarm } from './alarm-crossing';

const alarm = (changes: Partial<Alarm> = {}): Alarm => ({
  account: '333333333333',
  at: parseInstant('2026-11-26T18:04:12.345Z'),
  policy: 'month-to-date',
  threshold: parseAmount('1000'),
  reason:
    'Threshold Crossed: 1 datapoint [1204.5 (26/11/26 12:00:00)] was greater than the threshold (1000.0).',
  ...changes,
});

it('is about the month, and about what the metric was', () => {
  expect(crossingOfAlarm(alarm())).toEqual({
    policy: 'month-to-date',
    account: '333333333333',
    currency: 'USD',
    amount: '1204.5',
    above: '1000',
    at: '2026-11-26T18:04:12.345Z',
    foundBy: 'cloudwatch',
    period: '2026-11',
  });
});

it.each([
  ['2026-11-26T18:00:00Z', '2026-11-26'],
  ['2026-11-27T11:59:59Z', '2026-11-26'],
  ['2026-11-27T12:00:00Z', '2026-11-27'],
])('is about half a day before: at %s about %s', (at, period) => {
  expect(crossingOfAlarm(alarm({ policy: 'daily', at: parseInstant(at) }))).toMatchObject({
    policy: 'daily',
    period,
  });
});

it('is about the month before, just after its end', () => {
  const at = parseInstant('2026-12-01T03:00:00Z');
  expect(crossingOfAlarm(alarm({ at, reason: 'Above' })).period).toBe('2026-11');
});

it.each([
  ['2026-12-01T09:00:00Z', '01/12/26 03:00:00', '2026-12'],
  ['2026-12-01T09:00:00Z', '30/11/26 21:00:00', '2026-11'],
])('is about the month that the metric was of: at %s of %s', (at, of, period) => {
  const reason = `Threshold Crossed: 1 datapoint [5000.0 (${of})] was greater than the threshold (1000.0).`;
  expect(crossingOfAlarm(alarm({ at: parseInstant(at), reason })).period).toBe(period);
});

it.each([
  ['[1.2045E3 (26/11/26 12:00:00)]', '1204.5'],
  ['1 out of the last 1 datapoints [2000.0 (26/11/26 00:00:00), 3.0 (x)] was', '2000'],
  ['In other words, above.', '1000'],
])('takes the amount from the reason where it has one: %s', (reason, amount) => {
  expect(crossingOfAlarm(alarm({ reason })).amount).toBe(amount);
});

it.each(['platform', 'owner'] as const)('is a test where it was set off for one, to %s', (to) => {
  const reason = testReason({ id: '5f1c-2', to });
  expect(crossingOfAlarm(alarm({ reason, policy: 'daily' }))).toEqual({
    policy: 'test',
    account: '333333333333',
    currency: 'USD',
    amount: '0',
    above: '0',
    at: '2026-11-26T18:04:12.345Z',
    foundBy: 'cloudwatch',
    period: '2026-11-26',
    test: '5f1c-2',
    to,
  });
});

it.each([
  'TEST',
  'TEST 5f1c to nobody: OrgCost set this alarm off by hand',
  'TEST a/b to owner: OrgCost set this alarm off by hand',
  'Somebody set it off: TEST 5f1c to owner: by hand',
])('is no test where somebody else set it off: %s', (reason) => {
  expect(crossingOfAlarm(alarm({ reason })).policy).toBe('month-to-date');
});
