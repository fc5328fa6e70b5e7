import { setTimeout } from 'node:timers/promises';

/** Attempts for what DynamoDB leaves over of a batch, after 50, 100, 200 … ms: 13 s in all. */
const maxAttempts = 9;
const firstWait = 50;

/** Four batches of 25, which are put side by side: all items of an organization at once would fill memory. */
const itemsAtATime = 100;

/** DynamoDB went on leaving items of a batch unwritten. */
export class UnprocessedItemsError extends Error {
  override readonly name = 'UnprocessedItemsError';
}

/**
 * Puts items in batches until DynamoDB has taken every one: a batch write may leave some over without failing.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 *
 * @param putBatches gives back the keys of the items that were left over
 * @param keyOf the same for an item and for its key
 * @throws UnprocessedItemsError, and what `putBatches` throws
 */
export async function putAll<Key, Item extends Key>(
  items: readonly Item[],
  putBatches: PutBatches<Key, Item>,
  keyOf: (key: Key) => string,
  wait: (milliseconds: number) => Promise<unknown> = setTimeout,
): Promise<void> {
  for (let first = 0; first < items.length; first += itemsAtATime) {
    await putSome(items.slice(first, first + itemsAtATime), putBatches, keyOf, wait);
  }
}

type PutBatches<Key, Item> = (items: Item[]) => Promise<{ unprocessed: readonly Key[] }>;

async function putSome<Key, Item extends Key>(
  items: readonly Item[],
  putBatches: PutBatches<Key, Item>,
  keyOf: (key: Key) => string,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<void> {
  let left = [...items];
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === maxAttempts) {
      throw new UnprocessedItemsError(
        `DynamoDB left ${left.length} of ${items.length} items unwritten in ${maxAttempts} attempts: ` +
          'the table is throttled; try again later, or allow it a higher throughput',
      );
    }
    if (attempt > 0) await wait(firstWait * 2 ** (attempt - 1));
    const { unprocessed } = await putBatches(left);
    const keys = new Set(unprocessed.map(keyOf));
    left = left.filter((item) => keys.has(keyOf(item)));
  }
}
