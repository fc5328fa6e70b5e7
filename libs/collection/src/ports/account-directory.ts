import type { OrganizationAccount } from '@orgcost/domain';

/** Where the organization's accounts are listed. */
export interface AccountDirectory {
  /** Every account, whatever its state. @throws CostSourceError when it cannot be read */
  listAccounts(): Promise<readonly OrganizationAccount[]>;
}
