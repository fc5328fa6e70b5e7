import {
  accountIdSchema,
  amountSchema,
  billingPeriodSchema,
  instantSchema,
  metrics,
  utcDaySchema,
} from '@orgcost/domain';
import * as z from 'zod';

const charge = {
  currency: z.string().min(1),
  /** A metric that the source does not give is absent, never zero. */
  amounts: z.partialRecord(z.enum(metrics), amountSchema),
};

/** What an account's charges of one type come to in the month. */
export const billLineSchema = z.object({
  account: accountIdSchema,
  chargeType: z.string(),
  ...charge,
});
export type BillLine = z.output<typeof billLineSchema>;

/** What an account was charged on a day through AWS Marketplace: a part of what its service and charge type come to. */
export const marketplaceLineSchema = z.object({
  account: accountIdSchema,
  day: utcDaySchema,
  service: z.string(),
  chargeType: z.string(),
  ...charge,
});
export type MarketplaceLine = z.output<typeof marketplaceLineSchema>;

/** What one legal entity invoices, such as `Amazon Web Services, Inc.`. */
export const invoicedSchema = z.object({ entity: z.string(), ...charge });
export type Invoiced = z.output<typeof invoicedSchema>;

/**
 * What the management account is billed for a month, as known at a moment: what statements are held against.
 */
export const billSchema = z.object({
  period: billingPeriodSchema,
  fetchedAt: instantSchema,
  /** `import`: what FOCUS files told stands for it, as there is nobody to ask. */
  source: z.enum(['payer', 'import']),
  /** AWS has not finished it. */
  estimated: z.boolean(),
  /** Each account, charge type and currency once. */
  lines: z.array(billLineSchema),
  marketplace: z.array(marketplaceLineSchema),
  /** Empty where the source does not tell. */
  invoiced: z.array(invoicedSchema),
});
export type Bill = z.output<typeof billSchema>;
