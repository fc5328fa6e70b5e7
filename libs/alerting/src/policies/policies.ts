/** A day that costs more than is usual: by so many percent of it, and by so much. */
export interface ChangePolicy {
  /** Of the usual amount. */
  readonly percent: number;
  /** Whole units of the currency, lest small accounts alert their owners of cents. */
  readonly minimum: number;
}

/** An amount for the month, and the percents of it of which people are told. */
export interface BudgetPolicy {
  readonly amount: number;
  readonly steps: readonly number[];
}

/** What an account is watched for. Amounts are whole units of the currency. */
export interface Policies {
  /** The month to date is above it. */
  readonly monthToDate?: number;
  /** A day is above it. */
  readonly daily?: number;
  readonly change?: ChangePolicy;
  /** The month is on its way above it. */
  readonly forecast?: number;
  readonly budget?: BudgetPolicy;
}
