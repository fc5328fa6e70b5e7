import type { AccountId, OrganizationAccount } from '@orgcost/domain';

/** An account as the organization lists it. */
export type DirectoryAccount = Omit<OrganizationAccount, 'tags'>;
export type Tags = OrganizationAccount['tags'];

/** Where the organization's accounts are listed. */
export interface AccountDirectory {
  /** Every account, whatever its state. @throws CostSourceError when it cannot be read */
  listAccounts(): Promise<readonly DirectoryAccount[]>;
  /**
   * The tags of accounts, which take most of the time: the organization tells them one account at a time. Accounts that
   * have left are left out.
   * @param accounts in the order in which they are asked for
   * @param stop once it is aborted, those that were not asked for yet are left out
   * @throws CostSourceError when they cannot be read
   */
  accountTags(
    accounts: readonly AccountId[],
    stop?: AbortSignal,
  ): Promise<ReadonlyMap<AccountId, Tags>>;
}
