import { databaseSettings } from '@orgcost/focus';
import { measureProgram, type MeasuredRun } from '../support/measured-program';
import { workspaceRoot } from '../support/workspace-root';

/** Measures a program that does nothing but let DuckDB answer one query, with the memory and threads that an import has. */
export async function measureQuery(query: string): Promise<MeasuredRun> {
  // Modules of a program that is given as text are looked for from the working folder.
  const run = await measureProgram(['--input-type=module', `--eval=${runQuery}`, query], {
    cwd: workspaceRoot,
  });
  if (run.code !== 0) throw new Error(`DuckDB did not answer ${query}: ${run.stderr}`);
  return run;
}

const runQuery = `
import { DuckDBInstance } from '@duckdb/node-api';
const instance = await DuckDBInstance.create(':memory:', ${JSON.stringify(databaseSettings)});
const database = await instance.connect();
await database.runAndReadAll(process.argv[1]);
`;
