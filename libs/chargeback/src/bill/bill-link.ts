import { billingPeriodSchema, instantSchema } from '@orgcost/domain';
import * as z from 'zod';
import { documentHashSchema } from '../close/close';

/** That the payer's bill of a month was read at a moment, and which document it is. */
export const billLinkSchema = z.object({
  period: billingPeriodSchema,
  fetchedAt: instantSchema,
  document: documentHashSchema,
});
export type BillLink = z.output<typeof billLinkSchema>;
