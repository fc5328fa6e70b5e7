import type { AlarmKind } from './alarm-kind';

/** What is amiss with an account's billing alarms, as if somebody had changed them by hand. */
export interface PlantedAlarms {
  /** Alarms that are gone. */
  readonly missing?: readonly AlarmKind[];
  /** US dollars, in place of those of the stack. */
  readonly thresholds?: Partial<Readonly<Record<AlarmKind, number>>>;
  readonly actionsEnabled?: boolean;
  /** ARNs, in place of the central topic's. */
  readonly actions?: readonly string[];
  /** AWS publishes no billing metric in the account. */
  readonly withoutMetric?: boolean;
}
