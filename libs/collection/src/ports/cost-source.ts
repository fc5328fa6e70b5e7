import type {
  AccountId,
  BillingPeriod,
  ChargeType,
  DayCosts,
  DayRange,
  Instant,
  MetricAmounts,
} from '@orgcost/domain';
import type { Currency } from '@orgcost/money';
import type { PageMeter } from '../run/page-meter';

/** Costs as each account sees its own. */
export interface MemberCostSource {
  /**
   * Every UTC day of the range for which the account has data.
   * @throws CostSourceError; PageCapReachedError from the meter
   */
  read(account: AccountId, range: DayRange, meter: PageMeter): Promise<readonly DayCosts[]>;
}

export interface AccountDays {
  readonly account: AccountId;
  readonly days: readonly DayCosts[];
}

/** What one look at an account showed. */
export interface AccountLook extends AccountDays {
  /** The moment before the source was asked: what it shows is at least as new. */
  readonly fetchedAt: Instant;
}

/** Why the costs of one account could not be had; those of others may be. */
export interface AccountUnread {
  readonly account: AccountId;
  readonly error: CostSourceError;
}

/** Costs as the management account, which pays for all, sees them. */
export interface PayerCostSource {
  /**
   * The days of each of the accounts, or why they could not be had, each account once and in no certain order; days
   * without cost, and accounts without any, come with empty matrices.
   * @throws what ends the reading, so that it concerns all accounts that have not come: CostSourceError, such as for
   *   a role that is denied; PageCapReachedError when the rest of the cap cannot suffice for the accounts that are next
   */
  read(
    accounts: readonly AccountId[],
    range: DayRange,
    meter: PageMeter,
  ): AsyncIterable<AccountLook | AccountUnread>;

  /** The accounts that have cost in the range, also those that have left the organization. */
  accountsWithCost(range: DayRange, meter: PageMeter): Promise<readonly AccountId[]>;

  /** Whole months by account and charge type, in a few pages: tells which months moved. */
  readMonthlyTotals(
    periods: readonly BillingPeriod[],
    meter: PageMeter,
  ): Promise<readonly MonthlyTotal[]>;
}

export interface MonthlyTotal {
  readonly account: AccountId;
  readonly period: BillingPeriod;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly amounts: MetricAmounts;
}

/**
 * Places after the point to which Cost Explorer rounds. AWS does not document it; no answer that was seen has more,
 * such as those in https://github.com/boto/boto3/issues/2140
 */
export const costExplorerDecimals = 10;

/**
 * - `denied`: the role or its permission is missing
 * - `no-data`: the source has none yet, such as for an account created today
 * - `throttled`: asked to slow down, beyond all retries
 * - `unavailable`: anything else, such as server errors, timeouts or answers that make no sense
 */
export type CostSourceErrorKind = 'denied' | 'no-data' | 'throttled' | 'unavailable';

/** A source could not be read; the message says of whom and why, in one line. */
export class CostSourceError extends Error {
  override readonly name = 'CostSourceError';

  constructor(
    readonly kind: CostSourceErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
