import { daysBetween, hoursBetween, utcDayOf, type Instant } from '@orgcost/domain';
import { gap, good, unknown, unread, type Check } from '../check';
import type { AccountFacts, SharedFacts } from '../facts';

/**
 * AWS brings its billing metric up to date several times a day.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
 */
const lately = 24;
/** A new account's metric comes hours after the account. */
const daysOfNewAccount = 2;

/** Whether alarms have something to go by. */
export function checkMetric(
  {
    joined,
    watched: { alarms, metric },
  }: Pick<AccountFacts, 'joined'> & Required<Pick<AccountFacts, 'watched'>>,
  { now }: Pick<SharedFacts, 'now'>,
): Check {
  // For the same reason, which is told once.
  if ('failed' in alarms) return unknown('Its alarms could not be looked at');
  if ('failed' in metric) return unread(metric);
  const at = metric.found;
  if (at !== undefined && hoursBetween(at, now) <= lately) return good(inWords(at));
  if (joined !== undefined && daysBetween(joined, utcDayOf(now)) < daysOfNewAccount) {
    return unknown(`It joined on ${joined}: AWS's billing metric is still to come`, 'Wait for it');
  }
  return gap(
    at === undefined
      ? "AWS's billing metric does not come"
      : `AWS's billing metric came last at ${inWords(at)}`,
    'In the management account, under Billing preferences, turn CloudWatch billing alerts on; an account without charges has no metric',
  );
}

function inWords(at: Instant): string {
  return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
