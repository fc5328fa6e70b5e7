import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ImportedCosts } from '@orgcost/collection';
import { parseBillingPeriod, parseUtcDay, type CostLine, type DayCosts } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import { stringify } from 'csv-stringify/sync';
import { openFocusFiles, type FocusSummary } from './index';
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

/** The path of a name in a folder that each test has for itself. */
export function inOwnFolder(): (name: string) => string {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'focus-spec-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  return (name) => join(folder, name);
}

/** What `plainRow` gives. */
export const plainSummary: FocusSummary = {
  rows: 1,
  taken: 1,
  rejected: 0,
  otherProviders: 0,
  accounts: 1,
  periods: [
    {
      period: parseBillingPeriod('2024-09'),
      rows: 1,
      firstDay: parseUtcDay('2024-09-01'),
      lastDay: parseUtcDay('2024-09-01'),
    },
  ],
  totals: [{ currency: 'USD', amounts: amounts('1.25', '0.75') }],
  incompleteDays: [],
  rejectedWithoutDay: 0,
  warnings: [],
};

export function amounts(netUnblended: string, netAmortized?: string): CostLine['amounts'] {
  return {
    'net-unblended': parseAmount(netUnblended),
    ...(netAmortized !== undefined && { 'net-amortized': parseAmount(netAmortized) }),
  };
}

/** Of `plainRow`'s service, category and currency, but for what a test cares about. */
export function aLine(
  netUnblended: string,
  netAmortized?: string,
  facts: Partial<CostLine> = {},
): CostLine {
  return {
    service: 'Amazon S3',
    chargeType: 'Usage',
    currency: 'USD',
    amounts: amounts(netUnblended, netAmortized),
    ...facts,
  };
}

export function aDay(day: string, ...matrix: CostLine[]): DayCosts {
  const metrics = matrix.every(({ amounts }) => amounts['net-amortized'] !== undefined)
    ? (['net-unblended', 'net-amortized'] as const)
    : (['net-unblended'] as const);
  return { day: parseUtcDay(day), estimated: false, metrics, matrix };
}

export function anAccount(account: string, ...days: DayCosts[]): ImportedCosts {
  return { account, origin: 'focus:AWS', days };
}

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

/** Ways to write the same rows. */
export const formats: readonly [name: string, write: typeof writeCsv][] = [
  ['CSV', writeCsv],
  ['gzipped CSV', writeGzip],
  ['Parquet', writeParquet],
];

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

/** What a query says of `FILE`. */
export function readParquet(sql: string, path: string): Promise<Record<string, unknown>[]> {
  return query(sql.replace('FILE', `read_parquet(${literal(path)})`));
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

/** @param rejectsFile where none is expected, nothing can be written */
export async function readWhole(
  files: string | readonly string[],
  { rejectsFile = '/dev/null/none', provider }: { rejectsFile?: string; provider?: string } = {},
): Promise<{ summary: FocusSummary; accounts: ImportedCosts[] }> {
  const focus = await openFocusFiles([files].flat(), {
    rejectsFile,
    ...(provider !== undefined && { provider }),
  });
  try {
    const accounts: ImportedCosts[] = [];
    for await (const account of focus.accounts()) accounts.push(account);
    return { summary: focus.summary, accounts };
  } finally {
    await focus.close();
  }
}
