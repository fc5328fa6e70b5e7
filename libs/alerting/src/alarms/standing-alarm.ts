import type { Amount } from '@orgcost/money';
import type { AlarmPolicy } from './alarm';

/** A billing alarm as it stands in an account. */
export interface StandingAlarm {
  readonly policy: AlarmPolicy;
  /** US dollars. */
  readonly threshold: Amount;
  /** Goes off above it, by AWS's billing metric. */
  readonly watchesBilling: boolean;
  readonly actionsEnabled: boolean;
  /** ARNs of the topics that it publishes to. */
  readonly actions: readonly string[];
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
}
