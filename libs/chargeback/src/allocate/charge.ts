import type { AccountId, ChargeType, CostMatrix, DayRange, MetricAmounts } from '@orgcost/domain';
import type { Currency } from '@orgcost/money';
import type { OwnerSpan } from '../ownership/owner-span';

/** What an account cost while it belonged to one cost center. */
export interface OwnedCosts {
  readonly span: OwnerSpan;
  /** Where that was a part of the month. */
  readonly days?: DayRange;
  readonly matrix: CostMatrix;
}

export interface ChargedAccount {
  readonly account: AccountId;
  readonly owned: readonly OwnedCosts[];
}

/** What rules look at: an account's charges of one type, for one service, while one cost center owned it. */
export interface Charge {
  readonly service: string;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  /** Bought through AWS Marketplace. */
  readonly marketplace?: boolean;
  readonly amounts: MetricAmounts;
}
