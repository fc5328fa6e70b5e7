import type {
  AccountId,
  BillingPeriod,
  CostDay,
  CostMonth,
  CostOrigin,
  DayCosts,
  DayRange,
  Instant,
  UtcDay,
} from '@orgcost/domain';

/** What one look at an account showed. */
export interface Observation {
  readonly account: AccountId;
  readonly fetchedAt: Instant;
  readonly origin: CostOrigin;
  readonly days: readonly DayCosts[];
}

/** What became of an observation's days; each day is in exactly one of the lists. */
export interface Recorded {
  readonly written: readonly UtcDay[];
  /** The ledger already said the same: nothing was written. */
  readonly unchanged: readonly UtcDay[];
  /** The ledger already knows a later look at the day. */
  readonly superseded: readonly UtcDay[];
}

/** Costs of one account cannot be kept or read, such as an item that is damaged or too large: others' can. */
export class AccountNotRecordedError extends Error {
  override readonly name: string = 'AccountNotRecordedError';
}

/** The ledger's month of one account is damaged; those of others are not. */
export interface MonthUnread {
  readonly account: AccountId;
  readonly error: AccountNotRecordedError;
}

/** Keeps each account's cost by day, in immutable revisions. */
export interface CostLedger {
  /**
   * Commits an observation, month by month: a month is taken over whole or not at all.
   * Safe to repeat, and safe beside other writers: the later `fetchedAt` wins.
   * @throws AccountNotRecordedError; what concerns the whole ledger, such as a full disk
   */
  record(observation: Observation): Promise<Recorded>;

  /** The days of a range as they stand, or as they were known at a moment; days never collected are absent. */
  days(account: AccountId, range: DayRange, asOf?: Instant): Promise<readonly CostDay[]>;

  /** Months of one account, read with strong consistency; those never collected are absent. */
  months(account: AccountId, periods: readonly BillingPeriod[]): Promise<readonly CostMonth[]>;

  /**
   * One month of every account, in no particular order, read in parallel from the index.
   * @param onUnread told of each month that cannot be read; without it, the first of them ends the reading
   * @throws AccountNotRecordedError
   */
  organizationMonth(
    period: BillingPeriod,
    onUnread?: (month: MonthUnread) => void,
  ): AsyncIterable<CostMonth>;
}
