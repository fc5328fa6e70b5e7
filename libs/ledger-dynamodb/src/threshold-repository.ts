import {
  thresholdRecordSchema,
  type ThresholdLedger,
  type ThresholdRecord,
} from '@orgcost/alerting';
import type { EntityConfiguration } from 'electrodb';
import { tookPlace } from './conditional-write';
import { accountThresholdsEntity } from './entities/account-thresholds';
import { pagesOf, pagesOfShards } from './pages';
import { shardOf } from './shards';
import { readStored } from './stored-item';

/** The `ThresholdLedger` of alerting on a DynamoDB table. All records are read from the index. */
export class ThresholdRepository implements ThresholdLedger {
  readonly #entity: ReturnType<typeof accountThresholdsEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = accountThresholdsEntity(configuration);
  }

  async thresholdRecords(): Promise<readonly ThresholdRecord[]> {
    const records: ThresholdRecord[] = [];
    const ofShard = (shard: number) =>
      pagesOf((page) => this.#entity.query.byShard({ shard }).go({ ...page, originalErr: true }));
    for await (const page of pagesOfShards(ofShard)) records.push(...page.map(readRecord));
    return records.sort((a, b) => (a.account < b.account ? -1 : 1));
  }

  async replaceThresholds(record: ThresholdRecord, before: string | undefined): Promise<boolean> {
    return tookPlace(
      this.#entity
        .put({ ...record, shard: shardOf(record.account) })
        // Its own change is there where the SDK asks again because an answer was lost.
        .where(
          ({ change }, { eq, notExists }) =>
            `${before === undefined ? notExists(change) : eq(change, before)} OR ${eq(change, record.change)}`,
        )
        .go({ originalErr: true }),
    );
  }
}

function readRecord(item: { readonly account: string }): ThresholdRecord {
  return readStored(thresholdRecordSchema, item, `thresholds of account ${item.account}`);
}
