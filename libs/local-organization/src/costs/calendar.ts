import {
  billingPeriodOf,
  daysBetween,
  daysOf,
  daysOfBillingPeriod,
  parseUtcDay,
  type BillingPeriod,
  type UtcDay,
} from '@orgcost/domain';

/** A UTC day in the numbers that costs are computed from. */
export interface CalendarDay {
  readonly day: UtcDay;
  /** Days since 1970-01-01. */
  readonly number: number;
  readonly weekend: boolean;
  readonly dayOfMonth: number;
  readonly daysInMonth: number;
  /** Months since 1970-01. */
  readonly month: number;
  readonly period: BillingPeriod;
}

const epoch = parseUtcDay('1970-01-01');
/** 1970-01-01 was a Thursday: days 2 and 3 after it a weekend. */
const weekendDays = [2, 3];

/** Calendars repeat themselves for every account, so each month is laid out once. */
const months = new Map<BillingPeriod, readonly CalendarDay[]>();

export function calendarDay(day: UtcDay): CalendarDay {
  const found = calendarMonth(billingPeriodOf(day))[Number(day.slice(8)) - 1];
  if (!found) throw new RangeError(`${day} is not in its month`);
  return found;
}

export function calendarMonth(period: BillingPeriod): readonly CalendarDay[] {
  const known = months.get(period);
  if (known) return known;
  const days = daysOf(daysOfBillingPeriod(period));
  const month = (Number(period.slice(0, 4)) - 1970) * 12 + Number(period.slice(5)) - 1;
  const laidOut = days.map((day, index) => {
    const number = daysBetween(epoch, day);
    return {
      day,
      number,
      weekend: weekendDays.includes(number % 7),
      dayOfMonth: index + 1,
      daysInMonth: days.length,
      month,
      period,
    };
  });
  months.set(period, laidOut);
  return laidOut;
}
