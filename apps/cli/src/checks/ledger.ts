import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { Context } from '../context';
import { readLedger } from '../ledger';
import { count } from '../output/count';
import { finding, type Finding } from './finding';

export async function checkLedger(context: Context): Promise<Finding> {
  const { store } = context.settings;
  const place =
    store.kind === 'table' ? `table ${store.name}` : relative(context.io.cwd, store.directory);
  return finding('Ledger', async () => {
    if (store.kind === 'embedded' && !existsSync(store.directory)) {
      return `${place}: not there yet; the first collection or import makes it`;
    }
    const profiles = await readLedger(context, ({ accounts }) => accounts.profiles());
    return `${place}: knows ${count(new Set(profiles.map(({ id }) => id)).size, 'account')}`;
  });
}
