import type { DayCosts, Instant } from '@orgcost/domain';

/** A day of an account, and when it was looked at last, be it that it was the same as before. */
export interface ObservedDay extends DayCosts {
  readonly seenAt: Instant;
}
