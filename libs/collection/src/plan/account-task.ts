import { accountIdSchema, utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { taskRangeSchema } from '../run/task-range';
import { payerOnlyReasons } from './payer-only';

/** What a run is to read of one account. */
export const accountTaskSchema = z.object({
  account: accountIdSchema,
  ranges: z.array(taskRangeSchema).min(1),
  lastComplete: utcDaySchema.exactOptional(),
  /** Why its own view is not to be had. */
  onlyByPayer: z.enum(payerOnlyReasons).exactOptional(),
});
export type AccountTask = z.infer<typeof accountTaskSchema>;
