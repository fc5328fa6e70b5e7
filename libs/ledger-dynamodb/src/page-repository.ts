import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { PageLedger } from '@orgcost/collection';
import type { EntityConfiguration } from 'electrodb';
import { runPagesEntity } from './entities/run-pages';

/** The `PageLedger` of collection on a DynamoDB table. */
export class PageRepository implements PageLedger {
  readonly #entity: ReturnType<typeof runPagesEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = runPagesEntity(configuration);
  }

  async takePage(run: string, cap: number): Promise<number | undefined> {
    if (cap <= 0) return undefined;
    try {
      const { data } = await this.#entity
        .update({ run })
        .add({ taken: 1 })
        .where(({ taken }, { lt, notExists }) =>
          Number.isFinite(cap) ? `${notExists(taken)} OR ${lt(taken, cap)}` : '',
        )
        .go({ response: 'all_new', originalErr: true });
      return data.taken;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  async giveBackPage(run: string): Promise<void> {
    await this.#entity.update({ run }).add({ taken: -1 }).go({ originalErr: true });
  }

  async pages(run: string): Promise<number> {
    const { data } = await this.#entity.get({ run }).go({ consistent: true, originalErr: true });
    return data?.taken ?? 0;
  }
}
