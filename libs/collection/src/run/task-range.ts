import { dayRangeSchema } from '@orgcost/domain';
import * as z from 'zod';

/** Days that are to be read for an account. */
export const taskRangeSchema = dayRangeSchema.extend({
  /** Of an older month whose bill moved: what is to be kept of the bill once the month has been read. */
  bill: z
    .object({
      /** Of the payer's totals: see `digestOf`. */
      digest: z.string(),
      /** To be read once more where it differs then: an account may be shown a change later than the payer. */
      again: z.boolean(),
    })
    .exactOptional(),
});
export type TaskRange = z.infer<typeof taskRangeSchema>;
