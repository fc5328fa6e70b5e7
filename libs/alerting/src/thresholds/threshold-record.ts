import { accountIdSchema, instantSchema } from '@orgcost/domain';
import * as z from 'zod';
import { thresholdsSchema } from './thresholds';

/** `dropped`: the change never came to the account, as where it could not be begun. */
const changeStates = ['begun', 'made', 'failed', 'dropped'] as const;

/** The last change of an account's thresholds. */
export const thresholdRecordSchema = z.object({
  account: accountIdSchema,
  /** The stack that was changed. */
  stack: z.string(),
  thresholds: thresholdsSchema,
  /** The change that this account was part of. */
  change: z.string(),
  state: z.enum(changeStates),
  /** When it came into this state. */
  at: instantSchema,
  /** Why it failed, or was dropped. */
  reason: z.string().exactOptional(),
});

export type ThresholdRecord = z.output<typeof thresholdRecordSchema>;
