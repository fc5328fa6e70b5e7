import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { mandatoryColumns } from './focus-columns';
import { literal, type Scratch } from './scratch';
import type { PlainFile } from './unpack';

/** A column of the file, and its SQL type. */
const columnSchema = z.object({ column_name: z.string(), column_type: z.string() });
export type SourceColumn = z.infer<typeof columnSchema>;

/** The number of a row in its file, from 1, besides the file's own columns. */
export const rowNumber = 'orgcost_row';

/**
 * Puts a view named `source` over the file: its columns as they are and `rowNumber`. Nothing but the header is read.
 *
 * @throws InvalidInputError when the file has no readable header, or lacks columns that FOCUS demands
 */
export async function viewSource(
  scratch: Scratch,
  { path, format }: PlainFile,
  named: string,
): Promise<readonly SourceColumn[]> {
  const relation =
    format === 'csv'
      ? `SELECT *, row_number() OVER () AS ${rowNumber} FROM ${await csvRelation(scratch, path, named)}`
      : `SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS ${rowNumber}
           FROM read_parquet(${onePath(path)}, file_row_number = true)`;
  await scratch.database.run(`CREATE VIEW source AS ${relation}`);

  const columns = (await describe(scratch, 'source')).filter(
    (column) => column.column_name !== rowNumber,
  );
  const present = new Set(columns.map((column) => column.column_name.toLowerCase()));
  const missing = mandatoryColumns.filter((column) => !present.has(column.toLowerCase()));
  if (missing.length > 0) {
    throw new InvalidInputError(
      `${named} is not a FOCUS 1.0–1.2 file: it lacks ${missing.join(', ')}`,
    );
  }
  return columns;
}

/** Every option is spelled out, for what DuckDB guesses it guesses from a sample; all values are text. */
const dialect = `delim = ',', quote = '"', escape = '"', header = true, strict_mode = true, compression = 'none'`;

async function csvRelation(scratch: Scratch, path: string, named: string): Promise<string> {
  const line = await firstLine(path);
  if (line.includes('\0'))
    throw new InvalidInputError(`${named} is neither CSV in UTF-8 nor Parquet`);
  const header = join(scratch.folder, 'header.csv');
  await writeFile(header, line);
  const names = (
    await describe(scratch, `read_csv(${literal(header)}, ${dialect}, all_varchar = true)`)
  ).map((column) => `${literal(column.column_name)}: 'VARCHAR'`);
  return `read_csv(${onePath(path)}, ${dialect}, auto_detect = false, columns = {${names.join(', ')}})`;
}

/** Up to 1 MB of it: what is longer is no header. */
async function firstLine(path: string): Promise<string> {
  const input = createReadStream(path, { encoding: 'utf8', end: 1_000_000 });
  try {
    for await (const line of createInterface({ input })) return line;
    return '';
  } finally {
    input.destroy();
  }
}

async function describe({ database }: Scratch, relation: string): Promise<SourceColumn[]> {
  const answer = await database.runAndReadAll(`DESCRIBE SELECT * FROM ${relation}`);
  return z.array(columnSchema).parse(answer.getRowObjectsJS());
}

/** A path that DuckDB takes for this one file, not for a pattern of files. */
function onePath(path: string): string {
  return literal(path.replaceAll(/[*?[]/g, '[$&]'));
}
