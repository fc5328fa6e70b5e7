import type { AccountId, BillingPeriod, CostDay, CostMonth } from '@orgcost/domain';

/** A month as one version of it has its days. */
export interface VersionedMonth extends CostMonth {
  /** Grows with each change; what a version has can always be read again. */
  readonly version: number;
}

/** What accounts cost, by versions that a closed month can refer to. */
export interface ChargedCosts {
  /** One month of every account, in no particular order, from the index. @throws AccountNotRecordedError */
  organizationMonth(period: BillingPeriod): AsyncIterable<VersionedMonth>;

  /** A month of these accounts, those that have one, in no particular order, read with strong consistency. */
  months(accounts: readonly AccountId[], period: BillingPeriod): AsyncIterable<VersionedMonth>;

  /**
   * The days of an account's month, in order, as a version of it has them.
   * @throws ChargedCostsDamagedError when one of them was lost, or changed since
   */
  daysAt(account: AccountId, period: BillingPeriod, version: number): Promise<readonly CostDay[]>;
}

/** Costs that were charged are not in the ledger any more as they were recorded. */
export class ChargedCostsDamagedError extends Error {
  override readonly name = 'ChargedCostsDamagedError';
}
