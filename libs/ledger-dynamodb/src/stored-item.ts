import * as z from 'zod';
import { metrics } from '@orgcost/domain';
import { AccountNotRecordedError } from '@orgcost/collection';

/** The table holds an item that this version of OrgCost did not write, or that was damaged. */
export class StoredItemError extends AccountNotRecordedError {
  override readonly name = 'StoredItemError';
}

/**
 * Takes an item of the table into the domain's types.
 * @throws StoredItemError naming the item and what is wrong with it
 */
export function readStored<Schema extends z.ZodType>(
  schema: Schema,
  item: object,
  what: string,
): z.output<Schema> {
  try {
    return schema.parse(item);
  } catch (error) {
    throw new StoredItemError(`The ledger's ${what} cannot be read: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** The same of one among many items: what is wrong with it is handed back. */
export function readEach<Schema extends z.ZodType>(
  schema: Schema,
  item: object,
  what: string,
): z.output<Schema> | StoredItemError {
  try {
    return readStored(schema, item, what);
  } catch (error) {
    if (error instanceof StoredItemError) return error;
    throw error;
  }
}

/** Those of many items that can be read. */
export function readAll<Schema extends z.ZodType, Item extends object>(
  schema: Schema,
  items: readonly Item[],
  nameOf: (item: Item) => string,
  onUnread?: (error: StoredItemError) => void,
): z.output<Schema>[] {
  return items.flatMap((item) => {
    const read = readEach(schema, item, nameOf(item));
    if (!(read instanceof StoredItemError)) return [read];
    if (!onUnread) throw read;
    onUnread(read);
    return [];
  });
}

export const metricsSchema = z.array(z.enum(metrics));

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
