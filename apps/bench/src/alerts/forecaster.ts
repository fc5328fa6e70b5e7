import type { DayCosts, UtcDay } from '@orgcost/domain';
import type { Amount } from '@orgcost/money';

/** Unblended US dollars of the whole month of `today`. */
export interface Forecast {
  readonly amount: Amount;
  /** Where both are given, the truth is to be within. */
  readonly low?: Amount;
  readonly high?: Amount;
}

/**
 * Asked at 06:00 UTC about one account's month of `today`; may abstain.
 * @param known all days as they are known by then, ascending, the last of them in part
 */
export type Forecaster = (known: readonly DayCosts[], today: UtcDay) => Forecast | undefined;
