import { InvalidInputError, instantSchema } from '@orgcost/domain';
import * as z from 'zod';
import type { MailEvent } from '../delivery/mail';

/** What all events of SES have; what else one has is by its type. */
export const sesEventSchema = z.looseObject({
  eventType: z.string(),
  mail: z.object({
    timestamp: instantSchema,
    destination: z.array(z.string()),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
});

export type SesEvent = z.output<typeof sesEventSchema>;

/**
 * What an event tells of its mail; undefined where nothing is settled by it, such as by a delay.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 * @throws InvalidInputError where it lacks what its type has
 */
export function mailEventOf(event: SesEvent): MailEvent | undefined {
  const { timestamp: at, destination: recipients } = event.mail;
  switch (event.eventType) {
    case 'Send':
      return { kind: 'sent', at, recipients };
    case 'Reject':
      return { kind: 'rejected', at, recipients, detail: read(event, rejectSchema).reject.reason };
    case 'Delivery':
      return deliveryOf(event);
    case 'Bounce':
      return bounceOf(event);
    case 'Complaint':
      return complaintOf(event);
    default:
      return undefined;
  }
}

function deliveryOf(event: SesEvent): MailEvent {
  const { timestamp, recipients } = read(event, deliverySchema).delivery;
  return { kind: 'delivered', at: timestamp, recipients };
}

/**
 * One that is not for good, such as of a full mailbox, is told once SES tries no more. Answers that somebody is away come as
 * such ones, too, after their delivery.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_EventDestination.html
 */
function bounceOf(event: SesEvent): MailEvent {
  const bounce = read(event, bounceSchema).bounce;
  const [code] = bounce.bouncedRecipients.flatMap(({ diagnosticCode }) => diagnosticCode ?? []);
  return {
    kind: bounce.bounceType === 'Permanent' ? 'bounced' : 'soft-bounced',
    at: bounce.timestamp,
    recipients: addressesOf(bounce.bouncedRecipients),
    detail: code === undefined ? bounce.bounceSubType : `${bounce.bounceSubType}: ${code}`,
  };
}

function complaintOf(event: SesEvent): MailEvent {
  const { complainedRecipients, complaintFeedbackType, timestamp } = read(
    event,
    complaintSchema,
  ).complaint;
  return {
    kind: 'complained',
    at: timestamp,
    recipients: addressesOf(complainedRecipients),
    ...(complaintFeedbackType && { detail: complaintFeedbackType }),
  };
}

function addressesOf(recipients: readonly z.output<typeof recipientSchema>[]): string[] {
  return recipients.map(({ emailAddress }) => emailAddress);
}

function read<Schema extends z.ZodType>(event: SesEvent, schema: Schema): z.output<Schema> {
  const read = schema.safeParse(event);
  if (read.success) return read.data;
  throw new InvalidInputError(`An event ${event.eventType} of SES lacks what it should have`, {
    cause: read.error,
  });
}

const recipientSchema = z.object({
  emailAddress: z.string(),
  diagnosticCode: z.string().nullish(),
});

const rejectSchema = z.object({ reject: z.object({ reason: z.string() }) });

const deliverySchema = z.object({
  delivery: z.object({ timestamp: instantSchema, recipients: z.array(z.string()) }),
});

const bounceSchema = z.object({
  bounce: z.object({
    timestamp: instantSchema,
    bounceType: z.string(),
    bounceSubType: z.string(),
    bouncedRecipients: z.array(recipientSchema),
  }),
});

const complaintSchema = z.object({
  complaint: z.object({
    timestamp: instantSchema,
    complainedRecipients: z.array(recipientSchema),
    complaintFeedbackType: z.string().nullish(),
  }),
});
