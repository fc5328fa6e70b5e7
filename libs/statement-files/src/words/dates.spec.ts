import { dayRangeSchema, parseBillingPeriod, periodInWords } from '@orgcost/domain';
import { rangeInWords } from './dates';

test.each([
  ['2026-11-04', '2026-11-05', '4 November'],
  ['2026-11-01', '2026-11-15', '1 to 14 November'],
  ['2026-10-28', '2026-11-04', '28 October to 3 November'],
  ['2025-12-31', '2026-01-02', '31 December to 1 January'],
])('from %s up to %s is %s', (from, to, words) => {
  expect(rangeInWords(dayRangeSchema.parse({ from, to }))).toBe(words);
});

it('names a month with its year', () => {
  expect(periodInWords(parseBillingPeriod('2026-02'))).toBe('February 2026');
});
