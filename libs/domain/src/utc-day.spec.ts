import fc from 'fast-check';
import { addDays, dayOfMonth, daysBetween, InvalidInputError, parseUtcDay } from './index';

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => parseUtcDay(date.toISOString().slice(0, 10)));

test.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])('%s is a day', (text) => {
  expect(parseUtcDay(text)).toBe(text);
});

test.each([
  '2023-02-29',
  '1900-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-01-00',
])('the calendar does not have %s', (text) => {
  expect(() => parseUtcDay(text)).toThrow(
    new InvalidInputError(`"${text}" is not a day: the calendar does not have it`),
  );
});

test.each([
  '',
  '2026-1-1',
  '20260101',
  '01.01.2026',
  ' 2026-01-01',
  '2026-01-01T00:00:00Z',
  '2026-01-01\n',
  '-002026-01-01',
  'today',
])('%j is written otherwise', (text) => {
  expect(() => parseUtcDay(text)).toThrow(
    new InvalidInputError(`"${text}" is not a day: write it as YYYY-MM-DD, such as 2026-11-01`),
  );
});

test.each([
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2024-12-31', 1, '2025-01-01'],
  ['2024-03-01', -1, '2024-02-29'],
  ['2026-11-01', 0, '2026-11-01'],
  ['2024-02-29', 366, '2025-03-01'],
])('%s and %d days: %s', (day, count, later) => {
  expect(addDays(parseUtcDay(day), count)).toBe(later);
  expect(daysBetween(parseUtcDay(day), parseUtcDay(later))).toBe(count);
});

test('days are counted as they are added, and sort as text', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      const other = addDays(day, count);
      expect(daysBetween(day, other)).toBe(count);
      expect(addDays(other, -count)).toBe(day);
      expect(day < other).toBe(count > 0);
    }),
  );
});

test('dayOfMonth', () => {
  expect(
    ['2026-11-01', '2024-02-29', '2026-12-31'].map((day) => dayOfMonth(parseUtcDay(day))),
  ).toEqual([1, 29, 31]);
});
