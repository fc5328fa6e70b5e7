import { utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';

/** The days of an account that the ledger has, without a gap. */
export const coverageSchema = z.object({
  /** The first UTC day. */
  since: utcDaySchema,
  /** The UTC day for which the account was last collected completely. */
  lastComplete: utcDaySchema,
});
export type Coverage = z.infer<typeof coverageSchema>;
