import type { VersionedMonth } from '@orgcost/chargeback';
import type { EntityConfiguration } from 'electrodb';
import type * as z from 'zod';
import type { MonthUnread } from '@orgcost/collection';
import type { AccountId, BillingPeriod, CostMonth } from '@orgcost/domain';
import { tookPlace } from './conditional-write';
import {
  costMonthEntity,
  storedCommits,
  storedRollup,
  storedVersion,
  type MonthCommits,
} from './entities/cost-month';
import { pagesOf, pagesOfShards } from './pages';
import { shardOf } from './shards';
import { readEach, readStored, StoredItemError } from './stored-item';

/** A month with its matrix as text and the revisions that it commits. */
export interface EncodedMonth extends Omit<CostMonth, 'matrix' | keyof MonthCommits>, MonthCommits {
  readonly costs: string;
}

/** Months of accounts; a put of one commits the revisions of its days. */
export class CostMonthStore {
  readonly #entity: ReturnType<typeof costMonthEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = costMonthEntity(configuration);
  }

  async commits(account: AccountId, period: BillingPeriod): Promise<MonthCommits | undefined> {
    const item = await this.#get(account, period);
    return item ? readStored(storedCommits, item, nameOf(account, period)) : undefined;
  }

  async rollup(account: AccountId, period: BillingPeriod): Promise<CostMonth | undefined> {
    const item = await this.#get(account, period);
    return item ? readStored(storedRollup(period), item, nameOf(account, period)) : undefined;
  }

  async version(account: AccountId, period: BillingPeriod): Promise<VersionedMonth | undefined> {
    const item = await this.#get(account, period);
    return item ? readStored(storedVersion(period), item, nameOf(account, period)) : undefined;
  }

  /** One month of every account, page by page from all shards of the index. */
  rollups(
    period: BillingPeriod,
    onUnread?: (month: MonthUnread) => void,
  ): AsyncGenerator<CostMonth> {
    return this.#all(period, storedRollup(period), onUnread);
  }

  /** The same, with their versions. */
  versions(period: BillingPeriod): AsyncGenerator<VersionedMonth> {
    return this.#all(period, storedVersion(period));
  }

  async *#all<Schema extends z.ZodType>(
    period: BillingPeriod,
    schema: Schema,
    onUnread?: (month: MonthUnread) => void,
  ): AsyncGenerator<z.output<Schema>> {
    const ofShard = (shard: number) =>
      pagesOf((page) =>
        this.#entity.query.byPeriod({ period, shard }).go({ ...page, originalErr: true }),
      );
    for await (const page of pagesOfShards(ofShard)) {
      for (const item of page) {
        const { account } = item;
        const month = readEach(schema, item, nameOf(account, period));
        if (!(month instanceof StoredItemError)) yield month;
        else if (onUnread) onUnread({ account, error: month });
        else throw month;
      }
    }
  }

  /**
   * Puts the month where the ledger still holds the version before it.
   * @returns false when another writer was faster
   */
  async commit(month: EncodedMonth): Promise<boolean> {
    return tookPlace(
      this.#entity
        .put({ ...month, shard: shardOf(month.account) })
        .where(({ version }, { eq, notExists }) =>
          month.version === 1 ? notExists(version) : eq(version, month.version - 1),
        )
        .go({ originalErr: true }),
    );
  }

  async #get(account: AccountId, period: BillingPeriod) {
    const { data } = await this.#entity
      .get({ account, period })
      .go({ consistent: true, originalErr: true });
    return data;
  }
}

function nameOf(account: AccountId, period: BillingPeriod): string {
  return `month ${period} of account ${account}`;
}
