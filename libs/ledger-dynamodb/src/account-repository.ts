import type { EntityConfiguration } from 'electrodb';
import pMap from 'p-map';
import type { AccountLedger } from '@orgcost/collection';
import type { AccountId, AccountProfile } from '@orgcost/domain';
import { accountProfileEntity, storedProfile } from './entities/account-profile';
import { putAll } from './put-all';
import { pagesOf, pagesOfShards } from './pages';
import { shardOf } from './shards';
import { readStored } from './stored-item';

/** The `AccountLedger` of collection on a DynamoDB table. All accounts are read from the index. */
export class AccountRepository implements AccountLedger {
  readonly #entity: ReturnType<typeof accountProfileEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = accountProfileEntity(configuration);
  }

  async profiles(accounts?: readonly AccountId[]): Promise<readonly AccountProfile[]> {
    const profiles = accounts ? await this.#profilesOf(accounts) : await this.#allProfiles();
    return profiles.sort((a, b) => compare(a.id, b.id) || compare(a.validFrom, b.validFrom));
  }

  async addProfiles(profiles: readonly AccountProfile[]): Promise<void> {
    const items = profiles.map(({ id, ...profile }) => ({
      account: id,
      shard: shardOf(id),
      ...profile,
    }));
    // One batch takes each key once.
    const last = new Map(items.map((item) => [keyOf(item), item]));
    await putAll(
      [...last.values()],
      (batch) => this.#entity.put(batch).go({ concurrent: 4, originalErr: true }),
      keyOf,
    );
  }

  async #profilesOf(accounts: readonly AccountId[]): Promise<AccountProfile[]> {
    const read = async (account: AccountId) => {
      const { data } = await this.#entity.query
        .byValidFrom({ account })
        .go({ pages: 'all', consistent: true, originalErr: true });
      return data.map(readProfile);
    };
    return (await pMap(new Set(accounts), read, { concurrency: 16 })).flat();
  }

  async #allProfiles(): Promise<AccountProfile[]> {
    const profiles: AccountProfile[] = [];
    const ofShard = (shard: number) =>
      pagesOf((page) => this.#entity.query.byShard({ shard }).go({ ...page, originalErr: true }));
    for await (const page of pagesOfShards(ofShard)) profiles.push(...page.map(readProfile));
    return profiles;
  }
}

function readProfile(item: { readonly account: string }): AccountProfile {
  return readStored(storedProfile, item, `profile of account ${item.account}`);
}

function keyOf({ account, validFrom }: { account: string; validFrom: string }): string {
  return `${validFrom}#${account}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
