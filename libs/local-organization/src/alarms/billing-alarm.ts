import type { AccountId } from '@orgcost/domain';
import type { AlarmKind } from './alarm-kind';

export const stateValues = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;

export interface AlarmState {
  readonly value: (typeof stateValues)[number];
  readonly reason: string;
  readonly reasonData?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A billing alarm as it stands in an account. */
export interface BillingAlarm {
  readonly account: AccountId;
  readonly kind: AlarmKind;
  /** US dollars. */
  readonly threshold: number;
  readonly actionsEnabled: boolean;
  /** ARNs of topics. */
  readonly actions: readonly string[];
  /** In the management account the metric without this dimension is the whole organization's. */
  readonly linkedAccount?: AccountId;
  /** Milliseconds since 1970. */
  readonly configuredAt: number;
  readonly state: AlarmState;
}
