import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import type { TieredAccounts, ThresholdSettings } from '@orgcost/alerting';
import type { Tags } from '@orgcost/collection';
import { latestProfiles, type AccountId, type AccountProfile } from '@orgcost/domain';
import { accountPlaces } from './account-places';
import { accountTags } from './account-tags';

/**
 * What the tiers of the settings go by, and nothing else. Where accounts are, the organization says now: one walk tells it
 * of all. Tags it tells account by account, so those of the last collection count, except for accounts whose tags none has
 * read yet.
 * @param collected what the collections know of accounts
 * @param timeForTags ends with the time that there is for tags: accounts that were not come to are left out
 */
export function tieredAccountsOf(
  client: OrganizationsClient,
  collected: { readonly profiles: () => Promise<readonly AccountProfile[]> },
  { tiers }: ThresholdSettings,
  timeForTags?: () => AbortSignal,
): TieredAccounts {
  return {
    async tieredAccounts(accounts) {
      const places = tiers.some(({ organizationalUnits }) => organizationalUnits)
        ? await accountPlaces(client, accounts)
        : undefined;
      const tags = tiers.some(({ tag }) => tag) ? await tagsOf(accounts) : undefined;
      return accounts
        .filter((id) => (places?.has(id) ?? true) && (tags?.has(id) ?? true))
        .map((id) => ({
          id,
          organizationalUnits: places?.get(id) ?? [],
          tags: tags?.get(id) ?? {},
        }));
    },
  };

  async function tagsOf(accounts: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Tags>> {
    const profiles = [...latestProfiles(await collected.profiles()).values()];
    const known = new Map(
      profiles.flatMap(({ id, tags, tagsNotRead }) => (tagsNotRead ? [] : [[id, tags] as const])),
    );
    const newer = accounts.filter((id) => !known.has(id));
    return new Map([...known, ...(await accountTags(client, newer, timeForTags?.()))]);
  }
}
