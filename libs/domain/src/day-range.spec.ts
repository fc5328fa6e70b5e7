import fc from 'fast-check';
import {
  addDays,
  billingPeriodOf,
  billingPeriodsOf,
  containsDay,
  dayRange,
  daysOf,
  InvalidInputError,
  parseUtcDay,
  spansOf,
} from './index';

const range = (from: string, to: string) => dayRange(parseUtcDay(from), parseUtcDay(to));

const ranges = fc
  .tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 1, max: 400 }))
  .map(([start, length]) => {
    const from = addDays(parseUtcDay('2024-02-29'), start);
    return { ...dayRange(from, addDays(from, length)), length };
  });

test.each([
  ['2026-11-02', '2026-11-01'],
  ['2026-11-01', '2026-11-01'],
])('from %s to %s there is no day', (from, to) => {
  expect(() => range(from, to)).toThrow(
    new InvalidInputError(
      `From ${from} to ${to} there is no day: the end is exclusive and must be later than the start`,
    ),
  );
});

test('the end is exclusive', () => {
  const days = range('2024-02-28', '2024-03-02');
  expect(days).toEqual({ from: '2024-02-28', to: '2024-03-02' });
  expect(daysOf(days)).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  expect(
    ['2024-02-27', '2024-02-28', '2024-03-01', '2024-03-02'].map((day) =>
      containsDay(days, parseUtcDay(day)),
    ),
  ).toEqual([false, true, true, false]);
});

test.each([
  ['2026-11-01', '2026-12-01', ['2026-11']],
  ['2026-11-30', '2026-12-02', ['2026-11', '2026-12']],
  ['2026-11-15', '2027-02-01', ['2026-11', '2026-12', '2027-01']],
  ['2026-11-15', '2026-11-16', ['2026-11']],
])('%s to %s touches %j', (from, to, periods) => {
  expect(billingPeriodsOf(range(from, to))).toEqual(periods);
});

test('days that follow each other are one span, across the ends of months', () => {
  const days = ['2026-10-31', '2026-11-01', '2026-11-03'].map(parseUtcDay);
  expect(spansOf(days)).toEqual([
    range('2026-10-31', '2026-11-02'),
    range('2026-11-03', '2026-11-04'),
  ]);
  expect(spansOf([])).toEqual([]);
});

test('a range is its days, and its periods are those of its days', () => {
  fc.assert(
    fc.property(ranges, ({ from, to, length }) => {
      const days = daysOf({ from, to });
      expect(days).toHaveLength(length);
      expect(days).toEqual([...new Set(days)].sort());
      expect(days.every((day) => containsDay({ from, to }, day))).toBe(true);
      expect(billingPeriodsOf({ from, to })).toEqual([...new Set(days.map(billingPeriodOf))]);
    }),
  );
});
