import type { Settings } from '../settings';
import type { Topic } from './topic';

/** ARNs of the queues that subscribe: as it is deployed, the one that alarms are recorded from. */
export function queuesOf(
  { trackerAccount }: Pick<Settings, 'trackerAccount'>,
  { settings }: Pick<Topic, 'settings'>,
): readonly string[] {
  return settings.queues ?? [`arn:aws:sqs:us-east-1:${trackerAccount}:orgcost-alarms`];
}
