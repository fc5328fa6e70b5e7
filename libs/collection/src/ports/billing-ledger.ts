import type { AccountId, BillingPeriod } from '@orgcost/domain';

/** What the payer was billed for an account and month when the ledger last took the month over. */
export interface BilledMonth {
  readonly account: AccountId;
  readonly period: BillingPeriod;
  /** Of the payer's totals: see `digestOf`. */
  readonly digest: string;
  /** The month is to be read once more where it differs: the account may not have been shown the move yet. */
  readonly again: boolean;
}

/** Keeps what the payer was billed for months that may still move. */
export interface BillingLedger {
  /**
   * One month of every account, in no particular order, read in parallel from the index. What cannot be read is left
   * out: without it, the month is compared with the ledger, and kept anew.
   */
  billedMonths(period: BillingPeriod): AsyncIterable<BilledMonth>;
  /** Later digests replace earlier ones. */
  saveBilledMonths(months: readonly BilledMonth[]): Promise<void>;
}
