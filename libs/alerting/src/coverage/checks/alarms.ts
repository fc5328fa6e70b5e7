import type { AlarmPolicy } from '../../alarms/alarm';
import type { StandingAlarm } from '../../alarms/standing-alarm';
import { gap, good, unread, type Check } from '../check';
import type { AccountFacts, SharedFacts } from '../facts';
import { restoring } from './restoring';

/** Whether the account has the alarms that it is to have, and they tell the topic. */
export function checkAlarms(
  {
    place,
    desired,
    watched,
  }: Pick<AccountFacts, 'place' | 'desired'> & Required<Pick<AccountFacts, 'watched'>>,
  { topicArn }: Pick<SharedFacts, 'topicArn'>,
): Check {
  const { alarms } = watched;
  if ('failed' in alarms) return unread(alarms);
  const wanted: readonly AlarmPolicy[] =
    desired.daily === undefined ? ['month-to-date'] : ['month-to-date', 'daily'];
  const faults = wanted.flatMap((policy) => {
    const fault = faultOf(
      alarms.found.find((alarm) => alarm.policy === policy),
      topicArn,
    );
    return fault === undefined ? [] : [`${policy} ${fault}`];
  });
  return faults.length === 0
    ? good(wanted.join(' and '))
    : gap(faults.join('; '), `Somebody changed it by hand: ${restoring(place)}`);
}

function faultOf(alarm: StandingAlarm | undefined, topicArn: string): string | undefined {
  if (alarm === undefined) return 'is missing';
  if (!alarm.watchesBilling) return "does not go by AWS's billing metric";
  if (!alarm.actionsEnabled) return 'has its actions switched off';
  return alarm.actions.includes(topicArn) ? undefined : `does not tell ${topicArn}`;
}
