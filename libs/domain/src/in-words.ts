import { Temporal } from 'temporal-polyfill';
import { daysOfBillingPeriod, type BillingPeriod } from './billing-period';
import { dayOfMonth, type UtcDay } from './utc-day';

/** `24 November` */
export function dayInWords(day: UtcDay): string {
  return `${dayOfMonth(day)} ${inWords(day, { month: 'long' })}`;
}

/** `Tuesday` */
export function weekdayInWords(day: UtcDay): string {
  return inWords(day, { weekday: 'long' });
}

/** `November` */
export function monthInWords(period: BillingPeriod): string {
  return inWords(daysOfBillingPeriod(period).from, { month: 'long' });
}

function inWords(day: UtcDay, word: { month: 'long' } | { weekday: 'long' }): string {
  return Temporal.PlainDate.from(day).toLocaleString('en-US', word);
}
