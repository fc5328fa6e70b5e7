import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { stringify } from 'csv-stringify/sync';
import { openFocusFile, type FocusAccountDays, type FocusSummary } from './index';
import { literal } from './scratch';

/** Files for specs; `null` is written as each format's null. */
export type FocusRow = Readonly<Record<string, string | null>>;

/** A row that can be taken, with every mandatory column. */
export const plainRow: FocusRow = {
  BilledCost: '1.25',
  BillingAccountId: '999999999999',
  BillingCurrency: 'USD',
  BillingPeriodEnd: '2024-10-01 00:00:00',
  BillingPeriodStart: '2024-09-01 00:00:00',
  ChargeCategory: 'Usage',
  ChargePeriodStart: '2024-09-01 10:00:00',
  EffectiveCost: '0.75',
  ProviderName: 'AWS',
  ServiceName: 'Amazon S3',
  SubAccountId: '111111111111',
};

export function outsideWarning(charges: number): string {
  return `Charges that start outside their billing period: ${charges}. Each is kept on the nearest day of the period that it is billed in`;
}

export function csvOf(
  rows: readonly FocusRow[],
  columns = Object.keys(rows[0] ?? plainRow),
): string {
  return stringify(
    rows.map((row) => columns.map((column) => row[column] ?? 'NULL')),
    { header: true, columns: columns.map((header, key) => ({ key: String(key), header })) },
  );
}

export async function writeCsv(path: string, rows: readonly FocusRow[]): Promise<string> {
  await writeFile(path, csvOf(rows));
  return path;
}

export async function writeGzip(path: string, rows: readonly FocusRow[]): Promise<string> {
  await writeFile(path, gzipSync(csvOf(rows)));
  return path;
}

/** @param types SQL types by column; text is what others are. */
export async function writeParquet(
  path: string,
  rows: readonly FocusRow[],
  types: Readonly<Record<string, string>> = {},
): Promise<string> {
  const columns = Object.keys(rows[0] ?? plainRow);
  const values = rows.map(
    (row) => `(${columns.map((column) => textOrNull(row[column])).join(', ')})`,
  );
  const casts = columns.map(
    (column) => `CAST("${column}" AS ${types[column] ?? 'VARCHAR'}) AS "${column}"`,
  );
  await query(
    `COPY (SELECT ${casts.join(', ')} FROM (VALUES ${values.join(', ')}) AS rows("${columns.join('", "')}"))
     TO ${literal(path)} (FORMAT parquet)`,
  );
  return path;
}

/** Every value as text, what is empty as null. */
export function readCsv(path: string): Promise<Record<string, unknown>[]> {
  return query(`FROM read_csv(${literal(path)}, header = true, all_varchar = true)`);
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create();
  const database = await instance.connect();
  await database.run(`SET TimeZone = 'UTC'`);
  const answer = await database.runAndReadAll(sql);
  database.closeSync();
  instance.closeSync();
  return answer.getRowObjectsJS();
}

function textOrNull(value: string | null | undefined): string {
  return value === null || value === undefined ? 'NULL' : literal(value);
}

export async function readWhole(
  file: string,
  rejectsFile: string,
  provider?: string,
): Promise<{ summary: FocusSummary; accounts: FocusAccountDays[] }> {
  const focus = await openFocusFile(file, {
    rejectsFile,
    ...(provider !== undefined && { provider }),
  });
  try {
    const accounts: FocusAccountDays[] = [];
    for await (const account of focus.accounts()) accounts.push(account);
    return { summary: focus.summary, accounts };
  } finally {
    await focus.close();
  }
}
