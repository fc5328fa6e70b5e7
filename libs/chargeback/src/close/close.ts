import { amountSchema, billingPeriodSchema, instantSchema } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from '../ownership/cost-center';
import { acceptedSchema } from '../statements/statement';

/** SHA-256 of a document's text, as lowercase hexadecimal. */
export const documentHashSchema = z.string().regex(/^[0-9a-f]{64}$/);
export type DocumentHash = z.output<typeof documentHashSchema>;

const statementEntrySchema = z.object({
  costCenter: costCenterIdSchema,
  currency: z.string().min(1),
  document: documentHashSchema,
  total: amountSchema,
  payable: amountSchema,
});

/** A closed month: what it was made of, and what came of it, each by the hash of its document. */
export const closeSchema = z.object({
  /** 1 for the first month that was closed, and so on without a gap. */
  sequence: z.int().positive(),
  period: billingPeriodSchema,
  at: instantSchema,
  by: z.string().min(1),
  /** Of the close before this one. */
  previous: documentHashSchema.exactOptional(),
  inputs: documentHashSchema,
  bill: documentHashSchema.exactOptional(),
  /** That statements are what is on the bill, but for residuals; absent without a bill. */
  proof: documentHashSchema.exactOptional(),
  allocation: documentHashSchema,
  statements: z.array(statementEntrySchema),
  accepted: z.array(acceptedSchema),
});

export type Close = z.output<typeof closeSchema>;
export type StatementEntry = z.output<typeof statementEntrySchema>;

/** A link of the chain of closes: which document the close of a sequence number is. */
export const closeLinkSchema = z.object({
  sequence: z.int().positive(),
  period: billingPeriodSchema,
  document: documentHashSchema,
});
export type CloseLink = z.output<typeof closeLinkSchema>;
