import type { AccountId, AccountProfile } from '@orgcost/domain';

/** Keeps what was known of each account, by date. */
export interface AccountLedger {
  /** Every profile of every account, or of those named; in the order of account and validFrom. */
  profiles(accounts?: readonly AccountId[]): Promise<readonly AccountProfile[]>;
  /** Adds profiles. One with the same account and validFrom replaces it: the last word on a day counts. */
  addProfiles(profiles: readonly AccountProfile[]): Promise<void>;
}
