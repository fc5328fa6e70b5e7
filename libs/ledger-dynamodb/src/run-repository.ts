import type { EntityConfiguration } from 'electrodb';
import {
  accountResultSchema,
  type AccountResult,
  type Run,
  type RunLedger,
} from '@orgcost/collection';
import type { AccountId } from '@orgcost/domain';
import { runEntity, storedRun } from './entities/run';
import { runAccountEntity } from './entities/run-account';
import { pagesOf, pagesOfShards } from './pages';
import { shardOf } from './shards';
import { readStored } from './stored-item';

/** The `RunLedger` of collection on a DynamoDB table. */
export class RunRepository implements RunLedger {
  readonly #runs: ReturnType<typeof runEntity>;
  readonly #results: ReturnType<typeof runAccountEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#runs = runEntity(configuration);
    this.#results = runAccountEntity(configuration);
  }

  async saveRun(run: Run): Promise<void> {
    await this.#runs.put(run).go({ originalErr: true });
  }

  async saveResult(result: AccountResult): Promise<void> {
    await this.#results
      .put({ ...result, shard: shardOf(result.account) })
      .go({ originalErr: true });
  }

  async run(id: string): Promise<Run | undefined> {
    const { data } = await this.#runs.get({ id }).go({ consistent: true, originalErr: true });
    return data ? toRun(data) : undefined;
  }

  async latestRuns(limit: number): Promise<readonly Run[]> {
    const { data } = await this.#runs.query
      .byStart({})
      .go({ order: 'desc', count: limit, originalErr: true });
    return data.map(toRun);
  }

  async result(run: string, account: AccountId): Promise<AccountResult | undefined> {
    const { data } = await this.#results
      .get({ run, account, shard: shardOf(account) })
      .go({ consistent: true, originalErr: true });
    return data ? toResult(data) : undefined;
  }

  async results(runId: string): Promise<readonly AccountResult[]> {
    const results: AccountResult[] = [];
    const ofShard = (shard: number) =>
      pagesOf((page) =>
        this.#results.query
          .byRun({ run: runId, shard })
          .go({ ...page, consistent: true, originalErr: true }),
      );
    for await (const page of pagesOfShards(ofShard)) {
      results.push(...page.map(toResult));
    }
    return results.sort((a, b) => (a.account < b.account ? -1 : 1));
  }

  async latestResults(account: AccountId, limit: number): Promise<readonly AccountResult[]> {
    const { data } = await this.#results.query
      .byAccount({ account })
      .go({ order: 'desc', count: limit, originalErr: true });
    return data.map(toResult);
  }
}

function toRun(item: { id: string }): Run {
  return readStored(storedRun, item, `run ${item.id}`);
}

function toResult(item: { run: string; account: string }): AccountResult {
  return readStored(
    accountResultSchema,
    item,
    `result of account ${item.account} in run ${item.run}`,
  );
}
