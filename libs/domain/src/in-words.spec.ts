import {
  dayInWords,
  daysInWords,
  monthInWords,
  parseBillingPeriod,
  parseUtcDay,
  weekdayInWords,
} from './index';

test.each([
  ['2026-11-24', 'Tuesday', '24 November'],
  ['2026-11-01', 'Sunday', '1 November'],
  ['2024-02-29', 'Thursday', '29 February'],
  ['2026-12-31', 'Thursday', '31 December'],
])('%s is %s, %s', (day, weekday, words) => {
  expect(weekdayInWords(parseUtcDay(day))).toBe(weekday);
  expect(dayInWords(parseUtcDay(day))).toBe(words);
});

test.each([
  ['2026-01', 'January'],
  ['2026-11', 'November'],
])('%s is %s', (period, words) => {
  expect(monthInWords(parseBillingPeriod(period))).toBe(words);
});

test.each([
  ['2025-11-03', '2025-11-05', 'Monday 3 to Wednesday 5 November'],
  ['2026-11-30', '2026-12-02', 'Monday 30 November to Wednesday 2 December'],
])('%s to %s is %s', (first, last, words) => {
  expect(daysInWords(parseUtcDay(first), parseUtcDay(last))).toBe(words);
});
