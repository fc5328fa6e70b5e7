import {
  addMonths,
  billingPeriodOf,
  billingPeriodSchema,
  instantSchema,
  utcDayOf,
  type BillingPeriod,
} from '@orgcost/domain';
import * as z from 'zod';

/** A schedule tells the time that it is for; people may name the month. */
export const eventSchema = z.union([
  z.object({ month: billingPeriodSchema }),
  z.object({ time: instantSchema }),
]);

export type Event = z.output<typeof eventSchema>;

/** The month before the one that a time is in. */
export function monthOf(event: Event): BillingPeriod {
  if ('month' in event) return event.month;
  return addMonths(billingPeriodOf(utcDayOf(event.time)), -1);
}
