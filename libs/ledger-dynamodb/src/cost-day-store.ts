import type { EntityConfiguration } from 'electrodb';
import type { AccountId, CostDay, DayRange, Instant, UtcDay } from '@orgcost/domain';
import { costDayEntity, storedCostDay, type DayRevision } from './entities/cost-day';
import { hashOf } from './encoded-day';
import { putAll } from './put-all';
import { saysSo, versionOf } from './revision-id';
import { readStored, StoredItemError } from './stored-item';

/** A revision with its matrix as text alone. */
export type EncodedRevision = Omit<DayRevision, 'matrix'>;

/** Revisions of days as they are stored, committed or not. */
export class CostDayStore {
  readonly #entity: ReturnType<typeof costDayEntity>;

  constructor(configuration: EntityConfiguration) {
    this.#entity = costDayEntity(configuration);
  }

  async write(revisions: readonly EncodedRevision[]): Promise<void> {
    await putAll(
      revisions,
      (batch) => this.#entity.put(batch).go({ concurrent: 4, originalErr: true }),
      ({ day, revision }) => keyOf(day, revision),
    );
  }

  /** Every revision of the days of a range, read with strong consistency. */
  async read(account: AccountId, { from, to }: DayRange): Promise<StoredRevisions> {
    const { data } = await this.#entity.query
      .byDay({ account })
      // The last day sorts before the bare name of the day after it.
      .between({ day: from }, { day: to })
      .go({ pages: 'all', consistent: true, originalErr: true });
    return new StoredRevisions(
      account,
      data.map((item) => {
        const what = `cost of account ${account} on ${item.day}`;
        const revision = readStored(storedCostDay, item, what);
        if (revision.account === account) return revision;
        throw new StoredItemError(`The ledger's ${what} says that it is of ${revision.account}`);
      }),
    );
  }
}

/** Revisions by day, each with the one that it replaced. */
export class StoredRevisions {
  readonly #revisions: ReadonlyMap<string, DayRevision>;

  constructor(
    private readonly account: AccountId,
    revisions: readonly DayRevision[],
  ) {
    this.#revisions = new Map(
      revisions.map((revision) => [keyOf(revision.day, revision.revision), revision]),
    );
  }

  /** The revision itself, or its latest predecessor that was known at a moment, if there was one. */
  find(day: UtcDay, revision: string, asOf?: Instant): CostDay | undefined {
    const found = this.#get(day, revision);
    if (asOf === undefined || found.fetchedAt <= asOf) return costDayOf(found);
    return found.previous === undefined ? undefined : this.find(day, found.previous, asOf);
  }

  /**
   * The revision that a version of the month committed: the latest of the chain that is no later.
   * @throws StoredItemError when it is lost, or was changed since
   */
  at(day: UtcDay, revision: string, version: number): CostDay | undefined {
    const found = this.#get(day, revision);
    if (versionOf(revision) <= version) return asRecorded(found);
    return found.previous === undefined ? undefined : this.at(day, found.previous, version);
  }

  #get(day: UtcDay, revision: string): DayRevision {
    const found = this.#revisions.get(keyOf(day, revision));
    const what = `cost of account ${this.account} on ${day}`;
    if (!found) throw new StoredItemError(`The ledger misses revision ${revision} of the ${what}`);
    const { previous } = found;
    // Where it led to a later one, or itself, the way back would have no end.
    if (previous === undefined || versionOf(previous) < versionOf(revision)) return found;
    throw new StoredItemError(
      `The ledger's revision ${revision} of the ${what} cannot have replaced ${previous}, which is not before it`,
    );
  }
}

function asRecorded(found: DayRevision): CostDay {
  const { account, day, revision } = found;
  if (saysSo(revision, { ...found, hash: hashOf(found) })) return costDayOf(found);
  throw new StoredItemError(
    `The ledger's cost of account ${account} on ${day} was changed: revision ${revision} says something else`,
  );
}

function costDayOf({ revision: _, previous: __, costs: ___, ...day }: DayRevision): CostDay {
  return day;
}

function keyOf(day: string, revision: string): string {
  return `${day}#${revision}`;
}
