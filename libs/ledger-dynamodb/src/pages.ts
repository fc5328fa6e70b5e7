import { shardCount } from './shards';

/**
 * Pages of all shards wait at a time. DynamoDB ends one at 1 MB, which takes few items that have costs, but thousands of
 * the small ones.
 */
const itemsOnPage = 400;

interface PageWanted {
  readonly cursor: string | null;
  readonly limit: number;
}

/** Items of one query, page by page; a page may be empty and still have a successor. */
export async function* pagesOf<Item>(
  read: (wanted: PageWanted) => Promise<{ data: Item[]; cursor: string | null }>,
): AsyncGenerator<Item[], void, undefined> {
  let cursor: string | null = null;
  do {
    const page: { data: Item[]; cursor: string | null } = await read({
      cursor,
      limit: itemsOnPage,
    });
    yield page.data;
    cursor = page.cursor;
  } while (cursor !== null);
}

/** Pages of all shards as they arrive, at most one of each shard waiting to be taken. */
export async function* pagesOfShards<Page>(
  read: (shard: number) => AsyncIterable<Page>,
): AsyncGenerator<Page, void, undefined> {
  const shards = Array.from({ length: shardCount }, (_, shard) =>
    read(shard)[Symbol.asyncIterator](),
  );
  const next = async (shard: AsyncIterator<Page>) => ({ shard, result: await shard.next() });
  const waiting = new Map(shards.map((shard) => [shard, next(shard)]));
  try {
    while (waiting.size > 0) {
      const { shard, result } = await Promise.race(waiting.values());
      if (result.done) {
        waiting.delete(shard);
      } else {
        waiting.set(shard, next(shard));
        yield result.value;
      }
    }
  } finally {
    // Whoever stops reading, by an error or by choice, leaves no request behind that could fail unheard.
    await Promise.allSettled(waiting.values());
  }
}
