import type { AccountLedger } from '@orgcost/collection';
import type { AccountId } from '@orgcost/domain';

export type AccountNames = ReadonlyMap<AccountId, string>;

/** Each account's latest name; imported accounts have none. */
export async function accountNames(accounts: AccountLedger): Promise<AccountNames> {
  // In the order of validFrom: the latest name is the one that stays.
  return new Map((await accounts.profiles()).map(({ id, name }) => [id, name]));
}
