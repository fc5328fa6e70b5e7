import { accountIdSchema, instantSchema, utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { costCenterIdSchema } from './cost-center';

/**
 * That an account belongs to a cost center from a day on, as somebody said. Never changed: where two hold on a day, the one
 * that was recorded last counts.
 */
export const assignmentSchema = z.object({
  account: accountIdSchema,
  /** First UTC day. */
  from: utcDaySchema,
  /** UTC day after the last; for good without it. */
  to: utcDaySchema.exactOptional(),
  /** Absent: nothing is assigned, so that tags, OUs and config count again. */
  costCenter: costCenterIdSchema.exactOptional(),
  /** Who answers for the account. */
  owner: z.string().min(1).exactOptional(),
  recordedAt: instantSchema,
  recordedBy: z.string().min(1),
  /** Where it was said, such as the name of a file and its line. */
  origin: z.string().min(1),
});

export type Assignment = z.output<typeof assignmentSchema>;
