import { Temporal } from 'temporal-polyfill';
import type { DayRange } from './day-range';
import { InvalidInputError } from './invalid-input-error';
import { parseUtcDay, type UtcDay } from './utc-day';

declare const billingPeriodBrand: unique symbol;

/** A calendar month of UTC as `YYYY-MM`: the period that AWS bills by. Sorts as text. */
export type BillingPeriod = string & { readonly [billingPeriodBrand]: true };

/** @throws InvalidInputError */
export function parseBillingPeriod(text: string): BillingPeriod {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) {
    throw new InvalidInputError(`"${text}" is not a month: write it as YYYY-MM, such as 2026-11`);
  }
  return text as BillingPeriod;
}

export function billingPeriodOf(day: UtcDay): BillingPeriod {
  return parseBillingPeriod(day.slice(0, 7));
}

export function addMonths(period: BillingPeriod, months: number): BillingPeriod {
  return parseBillingPeriod(Temporal.PlainYearMonth.from(period).add({ months }).toString());
}

/** First day to first day of the next month, end exclusive. */
export function daysOfBillingPeriod(period: BillingPeriod): DayRange {
  const known = ranges.get(period);
  if (known) return known;
  const range = { from: firstDay(period), to: firstDay(addMonths(period, 1)) };
  ranges.set(period, range);
  return range;
}

/** A plan asks for a few months again and again, for each account. */
const ranges = new Map<BillingPeriod, DayRange>();

/** The billing periods that a range touches, in order. */
export function billingPeriodsOf(range: DayRange): BillingPeriod[] {
  const periods: BillingPeriod[] = [];
  for (
    let period = billingPeriodOf(range.from);
    daysOfBillingPeriod(period).from < range.to;
    period = addMonths(period, 1)
  ) {
    periods.push(period);
  }
  return periods;
}

function firstDay(period: BillingPeriod): UtcDay {
  return parseUtcDay(`${period}-01`);
}
