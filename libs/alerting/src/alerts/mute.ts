import { accountIdSchema, instantSchema, utcDaySchema } from '@orgcost/domain';
import * as z from 'zod';
import { alertPolicies } from './crossing';

/** Alerts of an account are recorded, and nobody is told. */
export const muteSchema = z.object({
  account: accountIdSchema,
  /** All of them where it names none. */
  policy: z.enum(alertPolicies).exactOptional(),
  /** The first UTC day on which people are told again. */
  until: utcDaySchema,
  by: z.string(),
  at: instantSchema,
  note: z.string().exactOptional(),
});

export type Mute = z.output<typeof muteSchema>;
