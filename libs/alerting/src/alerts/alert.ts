import { instantSchema } from '@orgcost/domain';
import * as z from 'zod';
import { explanationSchema } from '../explanation/explanation';
import { crossingSchema } from './crossing';
import { subjectSchema } from './subject';

/**
 * How far an alert is on its way to people:
 * - `pending`: nobody was told yet
 * - `sending`: a mail with it was begun, and may be on its way
 * - `mailed`
 * - `kept`: nobody is told, for a reason
 *
 * `uncertain` are earlier mails that were begun, of which nobody knows whether they were sent.
 */
export const deliverySchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('pending'),
    /** The mail service would not take it. */
    refused: z.object({ times: z.int(), at: instantSchema, why: z.string() }).exactOptional(),
    uncertain: z.array(z.string()),
  }),
  z.object({
    state: z.literal('sending'),
    mail: z.string(),
    at: instantSchema,
    uncertain: z.array(z.string()),
  }),
  z.object({
    state: z.literal('mailed'),
    mail: z.string(),
    at: instantSchema,
    uncertain: z.array(z.string()),
  }),
  z.object({
    state: z.literal('kept'),
    why: z.enum(['muted', 'account-not-active', 'too-old']),
    at: instantSchema,
  }),
]);

export type Delivery = z.output<typeof deliverySchema>;

export const acknowledgmentSchema = z.object({
  by: z.string(),
  at: instantSchema,
  note: z.string().exactOptional(),
});

export type Acknowledgment = z.output<typeof acknowledgmentSchema>;

/** A crossing that was recorded, once, with all that there is to say of it. */
export const alertSchema = z.object({
  crossing: crossingSchema,
  raisedAt: instantSchema,
  /** Absent where the ledger does not know the account. */
  subject: subjectSchema.exactOptional(),
  explanation: explanationSchema,
  delivery: deliverySchema,
  acknowledged: acknowledgmentSchema.exactOptional(),
});

export type Alert = z.output<typeof alertSchema>;
