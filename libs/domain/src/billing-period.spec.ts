import fc from 'fast-check';
import {
  addDays,
  addMonths,
  billingPeriodOf,
  daysOf,
  daysOfBillingPeriod,
  InvalidInputError,
  parseBillingPeriod,
  parseUtcDay,
} from './index';

const periods = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => parseBillingPeriod(`${year}-${String(month).padStart(2, '0')}`));

test.each(['', '2026', '2026-13', '2026-00', '2026-1', '2026-11-01', '2026-11\n', '26-11'])(
  '%j is not a month',
  (text) => {
    expect(() => parseBillingPeriod(text)).toThrow(
      new InvalidInputError(`"${text}" is not a month: write it as YYYY-MM, such as 2026-11`),
    );
  },
);

test.each([
  ['2026-11', '2026-11-01', '2026-12-01', 30],
  ['2026-12', '2026-12-01', '2027-01-01', 31],
  ['2024-02', '2024-02-01', '2024-03-01', 29],
  ['2023-02', '2023-02-01', '2023-03-01', 28],
])('%s is %s to %s, %d days', (period, from, to, days) => {
  const range = daysOfBillingPeriod(parseBillingPeriod(period));
  expect(range).toEqual({ from, to });
  expect(daysOf(range)).toHaveLength(days);
});

test('addMonths', () => {
  const november = parseBillingPeriod('2026-11');
  expect([1, 2, 13, 0, -11, -12].map((months) => addMonths(november, months))).toEqual([
    '2026-12',
    '2027-01',
    '2027-12',
    '2026-11',
    '2025-12',
    '2025-11',
  ]);
});

test('a period holds its days and no others, and the next begins where it ends', () => {
  fc.assert(
    fc.property(periods, (period) => {
      const { from, to } = daysOfBillingPeriod(period);
      expect(daysOf({ from, to }).every((day) => billingPeriodOf(day) === period)).toBe(true);
      expect(billingPeriodOf(addDays(from, -1))).toBe(addMonths(period, -1));
      expect(billingPeriodOf(to)).toBe(addMonths(period, 1));
      expect(daysOfBillingPeriod(addMonths(period, 1)).from).toBe(to);
    }),
  );
});

test('billingPeriodOf', () => {
  expect(billingPeriodOf(parseUtcDay('2024-02-29'))).toBe('2024-02');
});
