import {
  addDays,
  billingPeriodOf,
  daysOfBillingPeriod,
  parseUtcDay,
  type DayRange,
} from '@orgcost/domain';
import * as fc from 'fast-check';
import { refreshWindow } from './refresh-window';

const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});

describe('the refresh window', () => {
  it.each([
    ['in the middle of a month', '2026-11-23', undefined, range('2026-11-01', '2026-11-24')],
    ['on the first', '2026-11-01', undefined, range('2026-10-01', '2026-11-02')],
    [
      'on day 8, the last on which the month before is read',
      '2026-11-08',
      undefined,
      range('2026-10-01', '2026-11-09'),
    ],
    ['on day 9', '2026-11-09', undefined, range('2026-11-01', '2026-11-10')],
    ['over the turn of the year', '2027-01-03', undefined, range('2026-12-01', '2027-01-04')],
    [
      'the day after a complete collection',
      '2026-11-23',
      '2026-11-22',
      range('2026-11-01', '2026-11-24'),
    ],
    [
      'after a pause from when the month before had settled',
      '2026-11-23',
      '2026-09-20',
      range('2026-09-01', '2026-11-24'),
    ],
    [
      'after a pause from when it had not',
      '2026-11-23',
      '2026-09-07',
      range('2026-08-01', '2026-11-24'),
    ],
    [
      'on day 9, when day 8 was the last look at the month before',
      '2026-11-09',
      '2026-11-08',
      range('2026-11-01', '2026-11-10'),
    ],
    [
      'on day 9, when that look was missed',
      '2026-11-09',
      '2026-11-07',
      range('2026-10-01', '2026-11-10'),
    ],
    [
      'with a last collection that lies in the future',
      '2026-11-23',
      '2026-12-01',
      range('2026-11-01', '2026-11-24'),
    ],
  ])('%s', (_, today, lastComplete, expected) => {
    expect(
      refreshWindow(parseUtcDay(today), lastComplete ? parseUtcDay(lastComplete) : undefined),
    ).toEqual(expected);
  });

  it('leaves no day of an unsettled month unread, however long the pause', () => {
    const start = parseUtcDay('2024-01-01');
    fc.assert(
      fc.property(fc.nat(800), fc.nat(200), (offset, pause) => {
        const lastComplete = addDays(start, offset);
        const today = addDays(lastComplete, pause);
        const { from, to } = refreshWindow(today, lastComplete);
        expect(to).toBe(addDays(today, 1));
        // A day is settled once it was read on day 8 of the next month, or later.
        const dayBefore = addDays(from, -1);
        const settledOn = addDays(daysOfBillingPeriod(billingPeriodOf(dayBefore)).to, 7);
        expect(lastComplete >= settledOn).toBe(true);
      }),
    );
  });
});
