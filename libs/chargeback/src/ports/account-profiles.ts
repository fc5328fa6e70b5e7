import type { AccountProfile } from '@orgcost/domain';

/** What is known of accounts, by date. */
export interface AccountProfiles {
  /** All profiles of all accounts. */
  profiles(): Promise<readonly AccountProfile[]>;
}
