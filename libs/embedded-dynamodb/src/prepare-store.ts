import { ClassicLevel } from 'classic-level';
import * as z from 'zod';

const storedTable = z.object({ TableStatus: z.string() });

/**
 * Opens and closes dynalite's store, which dynalite itself could only fail at in the midst of the first request,
 * and takes out tables whose creation was cut short: they are empty, and would be refused as "being created" for ever.
 *
 * @throws what LevelDB throws for a store that is damaged, or, unless `isNew`, not there
 */
export async function prepareStore(path: string, isNew: boolean): Promise<void> {
  // Where files are missing LevelDB must not start an empty store and clear the rest away.
  const store = new ClassicLevel(path, { createIfMissing: isNew });
  await store.open();
  try {
    for await (const [key, value] of store.iterator({ gte: 'table~', lt: 'table~\xff' })) {
      if (storedTable.parse(JSON.parse(value)).TableStatus === 'CREATING') await store.del(key);
    }
  } finally {
    await store.close();
  }
}
