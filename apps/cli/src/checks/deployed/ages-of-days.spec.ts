import { parseInstant, parseUtcDay } from '@orgcost/domain';
import { agesOfDays } from './ages-of-days';

const fetchedAt = parseInstant('2026-11-05T06:00:00Z');
const seen = (day: string, estimated: boolean) => ({ day: parseUtcDay(day), estimated, fetchedAt });

const final = [seen('2026-10-30', false), seen('2026-10-31', false)];
const estimated = [seen('2026-11-04', true), seen('2026-11-01', true)];

test.each([
  ['none', [], undefined],
  ['final ones', final, 'Every day that was read is final, the youngest 5 days old (2026-10-31)'],
  [
    'estimated ones',
    estimated,
    'Every day that was read is estimated, the oldest 4 days old (2026-11-01)',
  ],
  [
    'both',
    [...estimated, ...final],
    'The youngest final day was 5 days old (2026-10-31) when it was read, the oldest estimated one 4 days old (2026-11-01)',
  ],
])('%s', (_, days, text) => {
  expect(agesOfDays(days)).toBe(text);
});
