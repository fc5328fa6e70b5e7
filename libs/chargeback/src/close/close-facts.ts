import type { AccountId, BillingPeriod, UtcDay } from '@orgcost/domain';
import type { RuleNote } from '../allocate/allocation';
import type { Bill } from '../bill/bill';
import type { Proof } from '../reconcile/proof';
import type { UncountedChange } from '../restate/restated-accounts';

/** Whose costs of the month are not whole, and why. */
export interface MissingCosts {
  readonly account: AccountId;
  readonly reason: string;
}

export interface CloseFacts {
  readonly period: BillingPeriod;
  readonly today: UtcDay;
  /** The last month that was closed. */
  readonly lastClosed?: BillingPeriod;
  readonly bill?: Pick<Bill, 'estimated' | 'fetchedAt'>;
  /** Accounts that cost anything. */
  readonly accounts: number;
  /** Days that the ledger has of no account, though some were collected. */
  readonly missingDays: readonly UtcDay[];
  /** Accounts with days that may still change. */
  readonly estimated: readonly AccountId[];
  readonly missing: readonly MissingCosts[];
  /** Changes of closed months, in their order, that are left out. */
  readonly uncounted: readonly UncountedChange[];
  /** Absent without a bill. */
  readonly proof?: Proof;
  readonly notes: readonly RuleNote[];
}
