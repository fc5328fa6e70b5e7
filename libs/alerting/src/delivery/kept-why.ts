import { daysBetween, utcDayOf, type UtcDay } from '@orgcost/domain';
import type { Alert, Delivery } from '../alerts/alert';
import type { Mute } from '../alerts/mute';

type Why = Extract<Delivery, { state: 'kept' }>['why'];

/**
 * Days after which an alert is no news: of a ledger that is mailed from for the first time, nobody wants the past. They are
 * counted from when it was recorded: an alarm that waited among dead letters is news still.
 */
const newsFor = 7;

/**
 * Why nobody is to be told of an alert; nothing where people are. A test is told always: it is to show that the way is
 * open. One whose mail came back was news when that was sent.
 */
export function keptWhy(
  { crossing, subject, raisedAt, delivery }: Alert,
  mutes: readonly Mute[],
  today: UtcDay,
): Why | undefined {
  if (!delivery.returned && daysBetween(utcDayOf(raisedAt), today) > newsFor) return 'too-old';
  if (crossing.policy === 'test') return undefined;
  if (subject && subject.state !== 'ACTIVE') return 'account-not-active';
  const isMuted = mutes.some(
    ({ policy, until }) => today < until && (policy === undefined || policy === crossing.policy),
  );
  return isMuted ? 'muted' : undefined;
}
