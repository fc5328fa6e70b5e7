import { dayRange, parseUtcDay } from '@orgcost/domain';
import { daysInWords, rangeInWords } from './days';

it.each([
  ['2026-11-24', '2026-11-25', '24 November'],
  ['2026-11-01', '2026-11-25', '1 to 24 November'],
  ['2026-10-30', '2026-11-03', '30 October to 2 November'],
])('from %s to %s: %s', (from, to, words) => {
  expect(rangeInWords(dayRange(parseUtcDay(from), parseUtcDay(to)))).toBe(words);
});

it.each([
  [['2026-11-20'], '20 November'],
  [['2026-11-20', '2026-11-22', '2026-11-23'], '20 November, 22 to 23 November'],
  [
    [1, 3, 5, 7, 9, 11, 12, 14].map((day) => `2026-11-${String(day).padStart(2, '0')}`),
    '1 November, 3 November, 5 November, 7 November, 9 November and 3 more',
  ],
])('%j: %s', (days, words) => {
  expect(daysInWords(days.map(parseUtcDay))).toBe(words);
});
