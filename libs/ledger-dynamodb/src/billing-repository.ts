import type { EntityConfiguration } from 'electrodb';
import type { BilledMonth, BillingLedger } from '@orgcost/collection';
import type { BillingPeriod } from '@orgcost/domain';
import { billedMonthEntity, storedBilledMonth } from './entities/billed-month';
import { pagesOf, pagesOfShards } from './pages';
import { putAll } from './put-all';
import { shardOf } from './shards';

/** The `BillingLedger` of collection on a DynamoDB table. */
export class BillingRepository implements BillingLedger {
  readonly #entity: ReturnType<typeof billedMonthEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = billedMonthEntity(configuration);
  }

  async *billedMonths(period: BillingPeriod): AsyncGenerator<BilledMonth> {
    const ofShard = (shard: number) =>
      pagesOf((page) =>
        this.#entity.query.byPeriod({ period, shard }).go({ ...page, originalErr: true }),
      );
    for await (const page of pagesOfShards(ofShard)) {
      for (const item of page) {
        const month = storedBilledMonth.safeParse(item);
        if (month.success) yield month.data;
      }
    }
  }

  async saveBilledMonths(months: readonly BilledMonth[]): Promise<void> {
    await putAll(
      months.map((month) => ({ ...month, shard: shardOf(month.account) })),
      (batch) => this.#entity.put(batch).go({ concurrent: 4, originalErr: true }),
      ({ account, period }) => `${period}#${account}`,
    );
  }
}
