import { daysBetween, parseUtcDay, type UtcDay } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { amountsByDay, isRunning } from './amounts-by-day';
import { aHistory, looking } from './history.fixture';
import { inBoth, monthlyOn } from './monthly';

const monthly = (special: Readonly<Record<string, string>>, usual = (_: UtcDay) => '100') =>
  monthlyOn(
    parseUtcDay('2026-11-20'),
    amountsByDay(
      aHistory(
        '2026-06-01',
        '2026-11-20',
        '2026-11-30T00:00:00Z',
        (day) => special[day] ?? usual(day),
      ),
      looking,
      isRunning,
    ),
  );

it.each([
  ['what both months had', { '2026-10-20': '600', '2026-09-20': '600' }, '500'],
  ['the lesser of two', { '2026-10-20': '600', '2026-09-20': '150' }, '50'],
  ['a credit of both', { '2026-10-20': '-10', '2026-09-20': '-20' }, '-110'],
  ['nothing of one', { '2026-10-20': '600' }, '0'],
  ['nothing of a cost and a credit', { '2026-10-20': '600', '2026-09-20': '-20' }, '0'],
])('is %s', (_, special, amount) => {
  expect(monthly(special)).toBe(amount);
});

it('is nothing where an account varies as much anyway', () => {
  const varies = (day: UtcDay) =>
    Math.floor(daysBetween(parseUtcDay('2026-06-01'), day) / 7) % 2 === 0 ? '60' : '140';
  expect(monthly({ '2026-10-20': '200', '2026-09-20': '200' }, varies)).toBe('0');
});

it('is nothing where nothing is known of a month', () => {
  expect(
    monthlyOn(
      parseUtcDay('2026-11-20'),
      amountsByDay(
        aHistory('2026-09-21', '2026-11-20', '2026-11-30T00:00:00Z', () => '600'),
        looking,
        isRunning,
      ),
    ),
  ).toBe('0');
});

it.each([
  ['3', '5', '3'],
  ['-3', '-5', '-3'],
  ['3', '-5', '0'],
  ['0', '5', '0'],
])('%s and %s have in common %s', (one, two, common) => {
  expect(inBoth(parseAmount(one), parseAmount(two))).toBe(common);
});
