import { accountIdSchema } from '@orgcost/domain';
import * as z from 'zod';
import { coverageSchema } from '../run/coverage';
import { taskRangeSchema } from '../run/task-range';
import { payerOnlyReasons } from './payer-only';

/** What a run is to read of one account. */
export const accountTaskSchema = z.object({
  account: accountIdSchema,
  ranges: z.array(taskRangeSchema).min(1),
  /** Before this run; none where it was never collected. */
  coverage: coverageSchema.exactOptional(),
  /** Why its own view is not to be had. */
  onlyByPayer: z.enum(payerOnlyReasons).exactOptional(),
  /** It is about to be closed: its role may still answer, but is not to be created any more. */
  isClosing: z.literal(true).exactOptional(),
});
export type AccountTask = z.infer<typeof accountTaskSchema>;
