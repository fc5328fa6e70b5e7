import type { AlarmPolicy, AlarmTest, StandingAlarm, TestReader } from '@orgcost/alerting';
import { setBack, setOff, standingAlarms } from '@orgcost/billing-alarms';
import { alarmTesterRoleName, billingAlarmPrefix } from '@orgcost/config';
import type { AccountId, Clock, Instant } from '@orgcost/domain';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { alarmClients } from '../aws/deployed-clients';
import type { Settings } from '../config/settings';
import { failureOf } from '../errors';

/** What became of an alarm: it was set off, was in ALARM already and left alone, or could not be set off. */
export type SetOff = { readonly account: AccountId; readonly policy?: AlarmPolicy } & (
  | {
      readonly test: AlarmTest;
      readonly at: Instant;
      /** Why it was not set back, and stays in ALARM until CloudWatch looks at it again. */
      readonly notSetBack?: string;
    }
  | { readonly untouched: true }
  | { readonly failed: string }
);

export interface SettingOff {
  readonly settings: Settings;
  readonly to: TestReader;
  readonly clock: Clock;
  /** Another text each time. */
  readonly newId: () => string;
  /** Once it is aborted, no further account is begun. */
  readonly stop: AbortSignal;
}

/** @returns what sets the alarms of an account off, each for a test of its own */
export function alarmSetter(setting: SettingOff): (account: AccountId) => Promise<SetOff[]> {
  const withClient = alarmClients(setting.settings, alarmTesterRoleName);
  return async (account) => {
    if (setting.stop.aborted) return [{ account, failed: 'It was stopped before' }];
    try {
      return await withClient(account, async (client) => {
        const alarms = await standingAlarms(client, { prefix: billingAlarmPrefix });
        const set: SetOff[] = [];
        for (const alarm of alarms)
          set.push({ account, ...(await setOne(client, alarm, setting)) });
        return set.length > 0
          ? set
          : [{ account, failed: 'It has no alarm: "orgcost alerts coverage" tells more' }];
      });
    } catch (error) {
      return [{ account, failed: failureOf(error).message }];
    }
  };
}

type Outcome = SetOff extends infer Each
  ? Each extends SetOff
    ? Omit<Each, 'account'>
    : never
  : never;

async function setOne(
  client: CloudWatchClient,
  { policy, state }: StandingAlarm,
  { to, clock, newId }: SettingOff,
): Promise<Outcome> {
  if (state === 'ALARM') return { policy, untouched: true };
  const test = { id: newId(), to };
  const name = billingAlarmPrefix + policy;
  const at = clock();
  try {
    await setOff(client, name, test);
  } catch (error) {
    return { policy, failed: failureOf(error).message };
  }
  try {
    await setBack(client, name, state, test);
    return { policy, test, at };
  } catch (error) {
    return { policy, test, at, notSetBack: failureOf(error).message };
  }
}
