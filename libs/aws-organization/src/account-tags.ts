import {
  paginateListTagsForResource,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { Tags } from '@orgcost/collection';
import type { AccountId } from '@orgcost/domain';
import pMap, { pMapSkip } from 'p-map';
import * as z from 'zod';
import { readingOrganization } from './reading-organization';
import { concurrency, requesting, untilGone } from './requests';

const tagSchema = z.object({ Key: z.string(), Value: z.string() });

/**
 * The tags of accounts, asked for one by one, of those that are in the organization.
 * @param stop once it is aborted, those that were not asked for yet are left out
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTagsForResource.html
 * @throws CostSourceError when they cannot be read
 */
export async function accountTags(
  client: OrganizationsClient,
  accounts: readonly AccountId[],
  stop?: AbortSignal,
): Promise<ReadonlyMap<AccountId, Tags>> {
  const read = async (account: AccountId) => {
    if (stop?.aborted) return pMapSkip;
    const tags = await untilGone(() => tagsOf(client, account));
    return tags ? ([account, tags] as const) : pMapSkip;
  };
  return new Map(await readingOrganization(() => pMap(accounts, read, { concurrency })));
}

/** @throws RequestError */
function tagsOf(client: OrganizationsClient, account: AccountId): Promise<Tags> {
  return requesting('ListTagsForResource', async () => {
    const tags: [string, string][] = [];
    for await (const page of paginateListTagsForResource({ client }, { ResourceId: account })) {
      for (const tag of page.Tags ?? []) {
        const { Key, Value } = tagSchema.parse(tag);
        tags.push([Key, Value]);
      }
    }
    return Object.fromEntries(tags);
  });
}
