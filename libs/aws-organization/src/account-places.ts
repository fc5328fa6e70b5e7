import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { AccountId } from '@orgcost/domain';
import pMap, { pMapSkip } from 'p-map';
import { OrganizationalUnits } from './organizational-units';
import { readingOrganization } from './reading-organization';
import { concurrency } from './requests';

/**
 * Where accounts are: the ids of the OUs above each, and of the root, of those that are in the organization. It takes one
 * walk through the tree, whatever their number.
 * @throws CostSourceError when the tree cannot be read
 */
export function accountPlaces(
  client: OrganizationsClient,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, readonly string[]>> {
  return readingOrganization(async () => {
    const units = await OrganizationalUnits.read(client);
    const place = async (account: AccountId) => {
      const unit = await units.unitOf(account);
      return unit ? ([account, unit.ids] as const) : pMapSkip;
    };
    return new Map(await pMap(accounts, place, { concurrency }));
  });
}
