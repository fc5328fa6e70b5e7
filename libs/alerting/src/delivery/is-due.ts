import { hoursBetween, type Instant } from '@orgcost/domain';
import type { Alert, Delivery } from '../alerts/alert';

const secondsPerHour = 3600;

/** A mail takes seconds; whoever began one and has not ended it by then, does not any more. */
const lease = 10 * 60;
/** After a refusal: a minute, then twice as long each time, up to a day. */
const firstPause = 60;
const longestPause = 24 * secondsPerHour;
/** Nobody waits longer than that for others to come. */
const longestWait = 5 * 60;

/** What was begun, and never ended. */
export function isCutOff(delivery: Delivery, now: Instant): boolean {
  return delivery.state === 'sending' && secondsBetween(delivery.at, now) >= lease;
}

/** Whether an alert may be told of now. */
export function isDue({ delivery }: Alert, now: Instant): boolean {
  if (delivery.state !== 'pending') return false;
  const { refused } = delivery;
  if (refused === undefined) return true;
  const pause = Math.min(firstPause * 2 ** (refused.times - 1), longestPause);
  return secondsBetween(refused.at, now) >= pause;
}

/**
 * Whether no more of these are to be waited for.
 * @param quietSeconds since the last of them came
 */
export function areTogether(alerts: readonly Alert[], quietSeconds: number, now: Instant): boolean {
  const ages = alerts.map(({ raisedAt }) => secondsBetween(raisedAt, now));
  return Math.min(...ages) >= quietSeconds || Math.max(...ages) >= longestWait;
}

function secondsBetween(from: Instant, to: Instant): number {
  return hoursBetween(from, to) * secondsPerHour;
}
