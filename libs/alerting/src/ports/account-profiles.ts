import type { AccountId, AccountProfile } from '@orgcost/domain';

/** What is known of accounts, by date. */
export interface AccountProfiles {
  /** Every profile of the accounts; in the order of account and validFrom. */
  profiles(accounts: readonly AccountId[]): Promise<readonly AccountProfile[]>;
}
