import { amountSchema, billingPeriodSchema, instantSchema, metrics } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';
import { statementLineSchema } from './statement-line';

/** What would have stood against closing the month, and why it was closed all the same. */
export const acceptedSchema = z.object({
  /** Such as `estimated` or `residual`. */
  kind: z.string().min(1),
  /** What stood against it, in a sentence. */
  message: z.string().min(1),
  /** Why it was accepted, in a person's words. */
  reason: z.string().min(1),
  by: z.string().min(1),
});
export type Accepted = z.output<typeof acceptedSchema>;

/** Which close a statement is of; absent from a preview's. */
const closedSchema = z.object({
  /** 1 for the first month that was closed. */
  sequence: z.int().positive(),
  at: instantSchema,
  by: z.string().min(1),
});

/**
 * What a cost center is charged for a month, in one currency. Its lines sum to `total`, exactly; `payable` is that in whole
 * cents, such that all statements of the month sum to their rounded total, and `rounding` what that adds or takes off.
 */
export const statementSchema = z.object({
  period: billingPeriodSchema,
  costCenter: z.object({
    id: costCenterIdSchema,
    name: z.string().exactOptional(),
    owner: z.string().exactOptional(),
  }),
  /** ISO 4217. */
  currency: z.string().min(1),
  metric: z.enum(metrics),
  closed: closedSchema.exactOptional(),
  /** SHA-256 of the cost center's statement before this one, in this currency, as lowercase hexadecimal. */
  previous: z.string().exactOptional(),
  /** Names of the accounts that lines name, as far as they have one. */
  accountNames: z.record(z.string(), z.string()),
  lines: z.array(statementLineSchema),
  total: amountSchema,
  rounding: amountSchema,
  payable: amountSchema,
  accepted: z.array(acceptedSchema),
});

export type Statement = z.output<typeof statementSchema>;
