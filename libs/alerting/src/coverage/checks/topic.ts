import { gap, good, unread, type Check } from '../check';
import type { AccountFacts, SharedFacts } from '../facts';

/** Whether what alarms tell comes through. */
export function checkTopic(
  { account }: Pick<AccountFacts, 'account'>,
  { topic }: Pick<SharedFacts, 'topic'>,
): Check {
  if ('failed' in topic) return unread(topic);
  const refusal = topic.found.refusalOf(account);
  return refusal === undefined
    ? good('The topic and its key let its alarms in')
    : gap(refusal, 'Deploy orgcost-alerting again, which puts its policies back');
}
