import { dayRangeSchema } from '@orgcost/domain';
import * as z from 'zod';

/** Days that are to be read for an account. */
export const taskRangeSchema = dayRangeSchema.extend({
  /** Of an older month that moved: the digest of the payer's totals, to be kept once the month has been read. */
  billed: z.string().exactOptional(),
});
export type TaskRange = z.infer<typeof taskRangeSchema>;
