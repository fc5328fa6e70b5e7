import { parseBillingPeriod, parseUtcDay } from '@orgcost/domain';
import { calendarDay, calendarMonth } from './calendar';

it('lays a day out in numbers', () => {
  expect(calendarDay(parseUtcDay('1970-01-03'))).toEqual({
    day: '1970-01-03',
    number: 2,
    weekend: true,
    dayOfMonth: 3,
    daysInMonth: 31,
    month: 0,
    period: '1970-01',
  });
  expect(calendarDay(parseUtcDay('2028-02-29'))).toEqual({
    day: '2028-02-29',
    number: 21_243,
    weekend: false,
    dayOfMonth: 29,
    daysInMonth: 29,
    month: 697,
    period: '2028-02',
  });
});

it('knows the weekends of a month', () => {
  const weekends = calendarMonth(parseBillingPeriod('2026-11')).filter(({ weekend }) => weekend);
  expect(weekends.map(({ dayOfMonth }) => dayOfMonth)).toEqual([1, 7, 8, 14, 15, 21, 22, 28, 29]);
});
