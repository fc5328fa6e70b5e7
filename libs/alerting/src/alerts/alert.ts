import { instantSchema } from '@orgcost/domain';
import * as z from 'zod';
import { explanationSchema } from '../explanation/explanation';
import { crossingSchema } from './crossing';
import { subjectSchema } from './subject';

/** Earlier mails with an alert, by their ids. */
const earlierMailsSchema = z.object({
  /** Begun, and nobody knows whether they were sent. */
  uncertain: z.array(z.string()),
  /** Sent, and nobody got them. */
  returned: z.array(z.string()).exactOptional(),
});

/**
 * How far an alert is on its way to people:
 * - `pending`: nobody was told yet, or the mail that was to tell them came back
 * - `sending`: a mail with it was begun, and may be on its way
 * - `mailed`
 * - `kept`: nobody is told, for a reason
 */
export const deliverySchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('pending'),
    /** The mail service would not take it. */
    refused: z.object({ times: z.int(), at: instantSchema, why: z.string() }).exactOptional(),
    ...earlierMailsSchema.shape,
  }),
  z.object({
    state: z.literal('sending'),
    mail: z.string(),
    at: instantSchema,
    ...earlierMailsSchema.shape,
  }),
  z.object({
    state: z.literal('mailed'),
    mail: z.string(),
    at: instantSchema,
    ...earlierMailsSchema.shape,
  }),
  z.object({
    state: z.literal('kept'),
    why: z.enum(['muted', 'account-not-active', 'too-old', 'returned']),
    at: instantSchema,
    returned: earlierMailsSchema.shape.returned,
  }),
]);

export type Delivery = z.output<typeof deliverySchema>;

/** The earlier mails, as the alert's next state has them, too. */
export function earlierMailsOf({
  uncertain,
  returned,
}: z.output<typeof earlierMailsSchema>): z.output<typeof earlierMailsSchema> {
  return { uncertain, ...(returned && { returned }) };
}

/** All mails of an alert that the ledger has, the last one last. */
export function mailsOf(delivery: Delivery): string[] {
  const { returned = [] } = delivery;
  return [
    ...('uncertain' in delivery ? delivery.uncertain : []),
    ...returned,
    ...('mail' in delivery ? [delivery.mail] : []),
  ];
}

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
