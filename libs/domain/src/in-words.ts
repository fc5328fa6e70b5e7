import { Temporal } from 'temporal-polyfill';
import { billingPeriodOf, daysOfBillingPeriod, type BillingPeriod } from './billing-period';
import { dayOfMonth, type UtcDay } from './utc-day';

/** `24 November` */
export function dayInWords(day: UtcDay): string {
  return `${dayOfMonth(day)} ${inWords(day, { month: 'long' })}`;
}

/** `Tuesday` */
export function weekdayInWords(day: UtcDay): string {
  return inWords(day, { weekday: 'long' });
}

/** `Monday 3 to Wednesday 5 November`, the month of the first day only where it is another. */
export function daysInWords(first: UtcDay, last: UtcDay): string {
  const isOneMonth = billingPeriodOf(first) === billingPeriodOf(last);
  const from = isOneMonth ? dayOfMonth(first) : dayInWords(first);
  return `${weekdayInWords(first)} ${from} to ${weekdayInWords(last)} ${dayInWords(last)}`;
}

/** `November` */
export function monthInWords(period: BillingPeriod): string {
  return inWords(daysOfBillingPeriod(period).from, { month: 'long' });
}

/** `November 2026` */
export function periodInWords(period: BillingPeriod): string {
  return `${monthInWords(period)} ${period.slice(0, 4)}`;
}

function inWords(day: UtcDay, word: { month: 'long' } | { weekday: 'long' }): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-US', word);
}
