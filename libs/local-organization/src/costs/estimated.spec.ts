import { parseBillingPeriod, parseUtcDay } from '@orgcost/domain';
import { isEstimated } from './estimated';

it.each([
  ['2026-11-30', true],
  ['2026-12-05', true],
  ['2026-12-06', false],
  ['2027-01-01', false],
])('on %s it says of November that it is an estimate: %s', (today, estimated) => {
  expect(isEstimated(parseBillingPeriod('2026-11'), parseUtcDay(today))).toBe(estimated);
});
