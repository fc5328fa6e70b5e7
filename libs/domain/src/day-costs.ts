import * as z from 'zod';
import type { AccountId } from './account';
import type { BillingPeriod } from './billing-period';
import type { CostMatrix, Metric } from './cost-matrix';
import type { Instant } from './instant';
import type { UtcDay } from './utc-day';

/** Through whose eyes a cost was seen: the account's own, the payer's, or an export's of the named provider. */
export const costOriginSchema = z.union([
  z.enum(['member', 'payer']),
  z.templateLiteral(['focus:', z.string()]),
]);
export type CostOrigin = z.infer<typeof costOriginSchema>;

/** One UTC day of one account, as a source gave it. */
export interface DayCosts {
  readonly day: UtcDay;
  /** The source may still change it: a label, not a test of completeness. */
  readonly estimated: boolean;
  /** What the source gives, in the order of `metrics`: every line has these and no others. */
  readonly metrics: readonly Metric[];
  readonly matrix: CostMatrix;
}

/** One committed revision of a day, as the ledger keeps it. */
export interface CostDay extends DayCosts {
  readonly account: AccountId;
  readonly fetchedAt: Instant;
  readonly origin: CostOrigin;
}

/** A billing period of one account: the exact sum of its days as they stand. */
export interface CostMonth {
  readonly account: AccountId;
  readonly period: BillingPeriod;
  readonly estimated: boolean;
  /** The metrics that all of its days have. */
  readonly metrics: readonly Metric[];
  readonly matrix: CostMatrix;
  /** Days that have been collected, in order. */
  readonly days: readonly UtcDay[];
  /** Through whose eyes its days were seen, each origin once, in order. */
  readonly origins: readonly CostOrigin[];
  /** When the newest of its days was fetched. */
  readonly fetchedAt: Instant;
}
