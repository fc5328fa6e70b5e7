import type { AccountId } from '@orgcost/domain';
import type { TieredAccount } from '../thresholds/thresholds';

/** Where accounts are, and how they are tagged. */
export interface TieredAccounts {
  /** Those of the accounts that the organization has now. */
  tieredAccounts(accounts: readonly AccountId[]): Promise<readonly TieredAccount[]>;
}
