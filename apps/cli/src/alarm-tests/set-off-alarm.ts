import type { AlarmTest, TestReader } from '@orgcost/alerting';
import { setOff, standingAlarms } from '@orgcost/billing-alarms';
import { alarmTesterRoleName, billingAlarmPrefix } from '@orgcost/config';
import type { AccountId, Clock, Instant } from '@orgcost/domain';
import { alarmClients } from '../aws/deployed-clients';
import type { Settings } from '../config/settings';
import { failureOf } from '../errors';

/** What became of an account's alarm: it was set off, or why it was not. */
export type SetOff =
  | { readonly account: AccountId; readonly test: AlarmTest; readonly at: Instant }
  | { readonly account: AccountId; readonly untouched: string }
  | { readonly account: AccountId; readonly failed: string };

export interface SettingOff {
  readonly settings: Settings;
  readonly to: TestReader;
  readonly clock: Clock;
  /** Another text each time. */
  readonly newId: () => string;
}

/** @returns what sets one alarm of an account off; one that is in ALARM is left alone */
export function alarmSetter({
  settings,
  to,
  clock,
  newId,
}: SettingOff): (account: AccountId) => Promise<SetOff> {
  const withClient = alarmClients(settings, alarmTesterRoleName);
  return async (account) => {
    try {
      return await withClient(account, async (client): Promise<SetOff> => {
        const alarms = await standingAlarms(client, billingAlarmPrefix);
        for (const { policy, state } of alarms) {
          if (state === 'ALARM') continue;
          const test = { id: newId(), to };
          const at = clock();
          await setOff(client, billingAlarmPrefix + policy, state, test);
          return { account, test, at };
        }
        return alarms.length > 0
          ? { account, untouched: 'Its alarms are in ALARM, and are left alone' }
          : { account, failed: 'It has no alarm: "orgcost alerts coverage" tells more' };
      });
    } catch (error) {
      return { account, failed: failureOf(error).message };
    }
  };
}
