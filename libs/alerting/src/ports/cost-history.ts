import type { AccountId, DayRange, Instant } from '@orgcost/domain';
import type { ObservedDay } from '../series/observed-day';

/** What accounts cost, day by day. */
export interface CostHistory {
  /** The days of a range as they stand, or as they were known at a moment, in order; days never collected are absent. */
  observedDays(
    account: AccountId,
    range: DayRange,
    asOf?: Instant,
  ): Promise<readonly ObservedDay[]>;
}
