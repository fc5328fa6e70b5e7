import { accountIdSchema, amountSchema, instantSchema, utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { exclusiveEnd } from './period-end';

const text = z.string('is missing');
const amount = text.pipe(amountSchema);
const instant = text.transform(momentOf).pipe(instantSchema);
const utcDay = instant.transform((moment) => moment.slice(0, 10)).pipe(utcDaySchema);
const utcDayOfEnd = instant
  .transform((moment) => exclusiveEnd(moment).slice(0, 10))
  .pipe(utcDaySchema);

/** The account and the day that a row is about. */
export const placeSchema = z
  .object({
    SubAccountId: z.string('is missing, and so is BillingAccountId').pipe(accountIdSchema),
    ChargePeriodStart: utcDay,
    BillingPeriodStart: utcDay,
    BillingPeriodEnd: utcDayOfEnd,
  })
  .refine(({ BillingPeriodStart, BillingPeriodEnd }) => BillingPeriodStart < BillingPeriodEnd, {
    path: ['BillingPeriodEnd'],
    error: 'is not on a later UTC day than BillingPeriodStart',
  });

/** One row of a FOCUS file, as far as an import reads it; the messages say why a row cannot be taken. */
export const chargeSchema = placeSchema.safeExtend({
  ProviderName: text,
  ServiceName: text,
  ChargeCategory: text,
  BillingCurrency: text.regex(/^[A-Z]{3}$/, 'is not a currency code such as USD'),
  BilledCost: amount,
  EffectiveCost: amount.nullable(),
});
export type Charge = z.infer<typeof chargeSchema>;

/** FOCUS times are UTC, also where they do not say so; a day alone stands for its start. */
function momentOf(time: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(time)) return `${time}T00:00:00Z`;
  return /(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(time) ? time : `${time}Z`;
}
