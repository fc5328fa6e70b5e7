import { instantSchema } from '@orgcost/domain';
import * as z from 'zod';

/**
 * What the mail service tells of a mail after it was sent, recipient by recipient. One that bounced did so for good; one that
 * soft-bounced may get through another time.
 */
export const mailEventKinds = [
  'sent',
  'delivered',
  'bounced',
  'soft-bounced',
  'complained',
  'rejected',
] as const;

export const mailEventSchema = z.object({
  kind: z.enum(mailEventKinds),
  at: instantSchema,
  recipients: z.array(z.string()),
  /** In the mail service's words. */
  detail: z.string().exactOptional(),
});

export type MailEvent = z.output<typeof mailEventSchema>;

/** A mail that was begun, so that it can be told afterwards whether it was sent. */
export const mailSchema = z.object({
  id: z.string(),
  begunAt: instantSchema,
  to: z.array(z.string()).min(1),
  /** As whom; mails of earlier versions do not say. */
  as: z.enum(['owner', 'platform']).default('owner'),
  subject: z.string(),
  /** Ids of its alerts. */
  alerts: z.array(z.string()).min(1),
  /** The mail service has taken it; absent while that is not known. */
  sentAt: instantSchema.exactOptional(),
  /** The mail service's own id of it. */
  messageId: z.string().exactOptional(),
});

export type Mail = z.output<typeof mailSchema>;
