import { compareAmounts, parseAmount, readableAmount } from '@orgcost/money';
import { alarmPolicies, type AlarmPolicy } from '../../alarms/alarm';
import type { Thresholds } from '../../thresholds/thresholds';
import { gap, good, unknown, type Check } from '../check';
import type { AccountFacts } from '../facts';
import { byHand, waiting } from './mends';

/** Whether alarms go off above what the config says for the account. */
export function checkThresholds({
  place,
  desired,
  watched: { alarms },
}: Pick<AccountFacts, 'place' | 'desired'> & Required<Pick<AccountFacts, 'watched'>>): Check {
  if ('failed' in alarms) return unknown('Its alarms could not be looked at');
  if (!desired) return unknown('Nobody knows its tier');
  const differing = alarmPolicies.flatMap((policy) => {
    const alarm = alarms.found.find((each) => each.policy === policy);
    const wanted = thresholdOf(desired, policy);
    // An alarm that is missing is told of as such.
    if (alarm === undefined) return [];
    if (wanted === undefined) return [`${policy} is ${readableAmount(alarm.threshold)}, not off`];
    const amount = parseAmount(String(wanted));
    return compareAmounts(alarm.threshold, amount) === 0
      ? []
      : [`${policy} is ${readableAmount(alarm.threshold)}, not ${readableAmount(amount)}`];
  });
  return differing.length === 0
    ? good(inWords(desired))
    : gap(differing.join('; '), `${waiting(place)}. Where that does not, ${byHand}`);
}

function thresholdOf({ monthToDate, daily }: Thresholds, policy: AlarmPolicy): number | undefined {
  return policy === 'daily' ? daily : monthToDate;
}

function inWords(desired: Thresholds): string {
  return alarmPolicies
    .flatMap((policy) => thresholdOf(desired, policy) ?? [])
    .map((threshold) => readableAmount(parseAmount(String(threshold))))
    .join(' and ');
}
