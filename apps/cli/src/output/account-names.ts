import type { AccountLedger } from '@orgcost/collection';
import { latestProfiles, type AccountId } from '@orgcost/domain';

export type AccountNames = ReadonlyMap<AccountId, string>;

/** Each account's latest name; imported accounts have none. */
export async function accountNames(accounts: AccountLedger): Promise<AccountNames> {
  const profiles = latestProfiles(await accounts.profiles());
  return new Map([...profiles.values()].map(({ id, name }) => [id, name]));
}
