import { InvalidInputError } from '@orgcost/domain';
import type { Alarm } from '../alarms/alarm';
import type { Crossing } from '../alerts/crossing';
import { alarmOf, cloudWatchMessageSchema } from './cloudwatch-message';
import { crossingMessageSchema } from './crossing-message';

/** What comes over the central topic. */
export type Message =
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  | { readonly kind: 'crossing'; readonly crossing: Crossing };

/**
 * @param text as it was published
 * @param alarmPrefix of the names of billing alarms
 * @throws InvalidInputError for what OrgCost knows nothing of
 */
export function parseMessage(text: string, alarmPrefix: string): Message {
  const message = json(text);
  const crossing = crossingMessageSchema.safeParse(message);
  if (crossing.success) return { kind: 'crossing', ...crossing.data };
  const cloudWatch = cloudWatchMessageSchema.safeParse(message);
  if (cloudWatch.success) return { kind: 'alarm', alarm: alarmOf(cloudWatch.data, alarmPrefix) };
  throw new InvalidInputError(`It is nothing that alerts are made of: ${text}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
