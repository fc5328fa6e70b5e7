import type { AccountId } from '@orgcost/domain';
import type { Alarm } from '../alarms/alarm';

/** Keeps the alarms that came in. */
export interface AlarmLedger {
  /** The same alarm once, however often it comes. */
  recordAlarm(alarm: Alarm): Promise<void>;
  /** Of one account, the oldest first. */
  alarms(account: AccountId): Promise<readonly Alarm[]>;
}
