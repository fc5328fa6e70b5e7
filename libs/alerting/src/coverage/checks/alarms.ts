import type { AlarmPolicy } from '../../alarms/alarm';
import type { StandingAlarm } from '../../alarms/standing-alarm';
import type { Thresholds } from '../../thresholds/thresholds';
import { gap, good, unread, type Check } from '../check';
import type { AccountFacts, SharedFacts } from '../facts';
import { byHand, waiting } from './mends';

/** Whether the account has the alarms that it is to have, and they tell the topic. */
export function checkAlarms(
  {
    place,
    desired,
    watched: { alarms, alerted },
  }: Pick<AccountFacts, 'place' | 'desired'> & Required<Pick<AccountFacts, 'watched'>>,
  { topicArn }: Pick<SharedFacts, 'topicArn'>,
): Check {
  if ('failed' in alarms) return unread(alarms);
  const wanted = policiesOf(desired);
  const alarmOf = (policy: AlarmPolicy) => alarms.found.find((each) => each.policy === policy);
  const missing = wanted.filter((policy) => !alarmOf(policy));
  if (missing.length > 0) {
    return gap(
      missing.map((policy) => `${policy} is missing`).join('; '),
      `${waiting(place)}. Where that brings none, ${byHand}`,
    );
  }
  const faults = wanted.flatMap((policy) => {
    const fault = faultOf(alarmOf(policy), topicArn);
    return fault === undefined ? [] : [`${policy} ${fault}`];
  });
  if (faults.length > 0) return gap(faults.join('; '), `As deployed it is not so: ${byHand}`);
  const unheard = wanted.filter(
    (policy) => alarmOf(policy)?.state === 'ALARM' && !alerted.includes(policy),
  );
  return unheard.length === 0
    ? good(wanted.join(' and '))
    : gap(
        unheard.map((policy) => `${policy} is in ALARM, and led to no alert`).join('; '),
        'Its message was lost: see the queue orgcost-alarms-dead; "orgcost alerts check" finds what the ledger knows',
      );
}

function policiesOf(desired: Thresholds | undefined): readonly AlarmPolicy[] {
  return desired?.daily === undefined ? ['month-to-date'] : ['month-to-date', 'daily'];
}

function faultOf(alarm: StandingAlarm | undefined, topicArn: string): string | undefined {
  if (alarm === undefined) return undefined;
  if (!alarm.watchesBilling) return "does not go by the account's billing metric";
  if (!alarm.actionsEnabled) return 'has its actions switched off';
  return alarm.actions.includes(topicArn) ? undefined : `does not tell ${topicArn}`;
}
