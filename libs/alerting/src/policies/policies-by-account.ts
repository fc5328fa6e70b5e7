import type { AccountId } from '@orgcost/domain';
import type { TieredAccounts } from '../ports/tiered-accounts';
import { policiesOf, type PolicySettings } from './policies-of';
import type { Policies } from './policies';

/** What each account is watched for. */
export interface PoliciesByAccount {
  readonly policiesOf: (account: AccountId) => Policies;
  /** Accounts of which nobody tells where they are and how they are tagged, such as those that have left, in order. */
  readonly unplaced: readonly AccountId[];
}

/**
 * The policies of accounts by their tiers. One that is not placed still has costs to be watched: it is in a tier by its id
 * alone, and otherwise has the policies of all.
 */
export async function policiesByAccount(
  settings: PolicySettings,
  tiered: TieredAccounts,
  accounts: readonly AccountId[],
): Promise<PoliciesByAccount> {
  const placed = new Map(
    (await tiered.tieredAccounts(accounts)).map((account) => [account.id, account]),
  );
  return {
    policiesOf: (id) => policiesOf(settings, placed.get(id) ?? { id }),
    unplaced: accounts.filter((id) => !placed.has(id)).sort(),
  };
}
