import { assignmentSchema, type Assignment, type AssignmentLedger } from '@orgcost/chargeback';
import type { AccountId } from '@orgcost/domain';
import type { EntityConfiguration } from 'electrodb';
import pMap from 'p-map';
import { assignmentEntity } from './entities/assignment';
import { pagesOf, pagesOfShards } from './pages';
import { putAll } from './put-all';
import { shardOf } from './shards';
import { readStored } from './stored-item';

/** The `AssignmentLedger` of chargeback on a DynamoDB table. All accounts are read from the index. */
export class AssignmentRepository implements AssignmentLedger {
  readonly #entity: ReturnType<typeof assignmentEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = assignmentEntity(configuration);
  }

  async addAssignments(assignments: readonly Assignment[]): Promise<void> {
    const items = assignments.map((each) => ({ ...each, shard: shardOf(each.account) }));
    // One batch takes each key once: of two that say something else of the same, the last counts.
    const last = new Map(items.map((item) => [keyOf(item), item]));
    await putAll(
      [...last.values()],
      (batch) => this.#entity.put(batch).go({ concurrent: 4, originalErr: true }),
      keyOf,
    );
  }

  async assignments(accounts?: readonly AccountId[]): Promise<readonly Assignment[]> {
    const assignments = accounts ? await this.#ofAccounts(accounts) : await this.#all();
    return assignments.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  async #ofAccounts(accounts: readonly AccountId[]): Promise<Assignment[]> {
    const read = async (account: AccountId) => {
      const { data } = await this.#entity.query
        .byFrom({ account })
        .go({ pages: 'all', consistent: true, originalErr: true });
      return data.map(readAssignment);
    };
    return (await pMap(new Set(accounts), read, { concurrency: 16 })).flat();
  }

  async #all(): Promise<Assignment[]> {
    const assignments: Assignment[] = [];
    const ofShard = (shard: number) =>
      pagesOf((page) => this.#entity.query.byShard({ shard }).go({ ...page, originalErr: true }));
    for await (const page of pagesOfShards(ofShard)) assignments.push(...page.map(readAssignment));
    return assignments;
  }
}

function readAssignment(item: { readonly account: string }): Assignment {
  return readStored(assignmentSchema, item, `assignment of account ${item.account}`);
}

function keyOf({
  account,
  from,
  recordedAt,
}: {
  readonly account: string;
  readonly from: string;
  readonly recordedAt: string;
}): string {
  return `${account}#${from}#${recordedAt}`;
}
