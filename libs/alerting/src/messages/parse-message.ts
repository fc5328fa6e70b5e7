import { InvalidInputError, type Instant } from '@orgcost/domain';
import type { Alarm } from '../alarms/alarm';
import type { Crossing } from '../alerts/crossing';
import { anomalyIn } from './anomaly-message';
import { alarmOf, cloudWatchMessageSchema } from './cloudwatch-message';
import { crossingMessageSchema } from './crossing-message';
import { sesEventSchema } from './ses-event';
import { mailNewsOf, sesGreeting, type MailNews } from './ses-message';

/** What comes into the queue: over the central topic, and from the mail service. */
export type Message =
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  | { readonly kind: 'crossing'; readonly crossing: Crossing }
  | ({ readonly kind: 'mail-event' } & MailNews)
  /** It is known, and there is nothing to do about it. */
  | { readonly kind: 'nothing' };

export interface ReadingMessages {
  /** What names of billing alarms begin with. */
  readonly alarmPrefix: string;
  /** When the message came. */
  readonly at: Instant;
}

/**
 * @param text as it was published
 * @throws InvalidInputError for what OrgCost knows nothing of
 */
export function parseMessage(text: string, { alarmPrefix, at }: ReadingMessages): Message {
  if (text.trim() === sesGreeting) return { kind: 'nothing' };
  const message = json(text);
  const crossing = crossingMessageSchema.safeParse(message);
  if (crossing.success) return { kind: 'crossing', ...crossing.data };
  const cloudWatch = cloudWatchMessageSchema.safeParse(message);
  if (cloudWatch.success) return { kind: 'alarm', alarm: alarmOf(cloudWatch.data, alarmPrefix) };
  const ses = sesEventSchema.safeParse(message);
  if (ses.success) {
    const news = mailNewsOf(ses.data);
    return news === undefined ? { kind: 'nothing' } : { kind: 'mail-event', ...news };
  }
  const anomaly = anomalyIn(text, at);
  if (anomaly) return { kind: 'crossing', crossing: anomaly };
  throw new InvalidInputError(`It is nothing that alerts are made of: ${text}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
