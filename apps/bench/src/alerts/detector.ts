import type { DayCosts, UtcDay } from '@orgcost/domain';
import type { Amount } from '@orgcost/money';

/** A day was told to cost well more than usual. */
export interface RaisedChange {
  /** UTC day that it is about. */
  readonly day: UtcDay;
  /** UTC day on which it was told. */
  readonly at: UtcDay;
  /** US dollars above the usual. */
  readonly amount: Amount;
}

/**
 * Asked once each morning, at 06:00 UTC, about one account.
 * @param known all days as they are known by then, ascending, the last of them in part
 * @param raised what it told on earlier mornings of the same account, oldest first
 * @returns what it tells today
 */
export type Detector = (
  known: readonly DayCosts[],
  today: UtcDay,
  raised: readonly RaisedChange[],
) => readonly RaisedChange[];
