import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { mandatoryColumns, subAccountColumn } from './focus-columns';
import { literal, type Scratch } from './scratch';
import type { PlainFile } from './unpack';

/** A column of the file, and its SQL type. */
const columnSchema = z
  .object({ column_name: z.string(), column_type: z.string() })
  .transform(({ column_name: name, column_type: type }) => ({ name, type }));
export type SourceColumn = z.infer<typeof columnSchema>;

/** The number of a row in its file, from 1, besides the file's own columns. */
export const rowNumber = 'orgcost_row';

/** A file of the set, as its rows are read. */
export interface Source {
  readonly file: PlainFile;
  /** Each row with its own columns. */
  readonly view: string;
  /** The same with `rowNumber`: numbers are counted, which takes longer. */
  readonly numberedView: string;
  readonly columns: readonly SourceColumn[];
}

/**
 * Puts views over the file. Nothing but the header is read.
 *
 * @throws InvalidInputError when the file has no readable header, lacks columns that FOCUS demands, or has one of those
 * that are read more than once
 */
export async function viewSource(scratch: Scratch, file: PlainFile, view: string): Promise<Source> {
  const numberedView = `${view}_numbered`;
  const { rows, numberedRows } =
    file.format === 'csv' ? csvRows(await csvRelation(scratch, file)) : parquetRows(file);
  await scratch.database.run(`
    CREATE VIEW ${view} AS ${rows};
    CREATE VIEW ${numberedView} AS ${numberedRows}`);

  const columns = await describe(scratch, view);
  const missing = mandatoryColumns.filter((column) => !hasColumn(columns, column));
  if (missing.length > 0) {
    throw new InvalidInputError(
      `${file.name} is not a FOCUS 1.0–1.2 file: it lacks ${missing.join(', ')}`,
    );
  }
  // DuckDB renames what repeats an earlier name, whatever its case; FOCUS itself has no column named like that.
  const repeated = [...mandatoryColumns, subAccountColumn].filter((column) =>
    hasColumn(columns, `${column}_1`),
  );
  if (repeated.length > 0) {
    throw new InvalidInputError(
      `${file.name} has more than one column ${repeated.join(', ')}, upper and lower case being the same: leave one of each`,
    );
  }
  return { file, view, numberedView, columns };
}

/** The SQL type of a column, or none where the file lacks it. */
export function typeOf(columns: readonly SourceColumn[], column: string): string {
  return findColumn(columns, column)?.type ?? '';
}

export function hasColumn(columns: readonly SourceColumn[], column: string): boolean {
  return findColumn(columns, column) !== undefined;
}

/** Whatever its case: exports and the tools they pass through differ in it. */
function findColumn(columns: readonly SourceColumn[], column: string): SourceColumn | undefined {
  return columns.find(({ name }) => name.toLowerCase() === column.toLowerCase());
}

function csvRows(relation: string) {
  return {
    rows: `FROM ${relation}`,
    numberedRows: `SELECT *, row_number() OVER () AS ${rowNumber} FROM ${relation}`,
  };
}

function parquetRows({ path }: PlainFile) {
  const file = onePath(path);
  return {
    rows: `FROM read_parquet(${file})`,
    numberedRows: `SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS ${rowNumber}
      FROM read_parquet(${file}, file_row_number = true)`,
  };
}

/** Every option is spelled out, for what DuckDB guesses it guesses from a sample; all values are text. */
const dialect = `delim = ',', quote = '"', escape = '"', header = true, strict_mode = true, compression = 'none'`;

async function csvRelation(scratch: Scratch, { path, name }: PlainFile): Promise<string> {
  const line = await firstLine(path);
  // No text, or not UTF-8, of which Node makes the second.
  if (/[\0\uFFFD]/.test(line)) {
    throw new InvalidInputError(
      `${name} is neither Parquet nor CSV in UTF-8, gzipped or not: export or download it again`,
    );
  }
  const headerPath = join(scratch.folder, 'header.csv');
  await writeFile(headerPath, line);
  const header = `read_csv(${literal(headerPath)}, ${dialect}, all_varchar = true)`;
  const columns = (await describe(scratch, header)).map(
    (column) => `${literal(column.name)}: 'VARCHAR'`,
  );
  return `read_csv(${onePath(path)}, ${dialect}, auto_detect = false, columns = {${columns.join(', ')}})`;
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
