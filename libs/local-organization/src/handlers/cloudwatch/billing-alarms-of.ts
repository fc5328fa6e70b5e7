import { alarmRegion } from '../../alarms/definitions';
import type { BillingAlarm } from '../../alarms/billing-alarm';
import type { Caller } from '../../wire/credentials';
import type { Context } from '../handler';

/** Those of the account whose credentials ask: in one Region alone. */
export function billingAlarmsOf(
  { alarms, region, today }: Context,
  { account }: Caller,
): readonly BillingAlarm[] {
  return region === alarmRegion ? alarms.of(account, today) : [];
}
