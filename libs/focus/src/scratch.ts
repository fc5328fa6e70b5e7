import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** At least 125 MB a thread: https://duckdb.org/docs/stable/guides/performance/environment */
export const databaseSettings = { memory_limit: '512MB', threads: '4' } as const;

/** A DuckDB of its own with a temporary folder: what does not fit into its memory goes there, and leaves with it. */
export interface Scratch {
  readonly folder: string;
  readonly database: DuckDBConnection;
  /** A second connection, to write while the first is being read. */
  readonly writer: DuckDBConnection;
  remove(): Promise<void>;
}

export async function createScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'orgcost-focus-'));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      ...databaseSettings,
      temp_directory: join(folder, 'spill'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const [database, writer] = [await instance.connect(), await instance.connect()];
    // Times with a zone are then spelled in UTC.
    await database.run(`SET TimeZone = 'UTC'`);
    // How far a query is can be asked only where a bar is on, and this one is not drawn.
    await database.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
    return {
      folder,
      database,
      writer,
      async remove() {
        database.closeSync();
        writer.closeSync();
        instance.closeSync();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/** A text as SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
