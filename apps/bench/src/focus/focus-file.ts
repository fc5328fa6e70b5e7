import { DuckDBInstance } from '@duckdb/node-api';
import * as z from 'zod';
import { focusColumns } from './focus-columns';

export const focusFormats = ['csv', 'parquet'] as const;
export type FocusFormat = (typeof focusFormats)[number];

export interface FocusFileShape {
  readonly format: FocusFormat;
  readonly rows: number;
  /** From January 2026 on. */
  readonly months: number;
  readonly accounts: number;
}

/** Sums of all rows, as decimals. */
export interface FocusTotals {
  readonly BilledCost: string;
  readonly EffectiveCost: string;
}

/**
 * Writes a FOCUS 1.0 file of made-up charges, hour by hour, the same at every call, and tells what they add up to.
 * @param path without a quote in it
 */
export async function writeFocusFile(path: string, shape: FocusFileShape): Promise<FocusTotals> {
  const instance = await DuckDBInstance.create();
  const database = await instance.connect();
  try {
    await database.run(`SET TimeZone = 'UTC'`);
    await database.run(`COPY (${chargesOf(shape)}) TO '${path}' (${options[shape.format]})`);
    const answer = await database.runAndReadAll(`
      SELECT ${totalOf('BilledCost')}, ${totalOf('EffectiveCost')} FROM ${relationOf(path, shape.format)}`);
    return totalsSchema.parse(answer.getRowObjectsJS()[0]);
  } finally {
    database.closeSync();
    instance.closeSync();
  }
}

const totalsSchema = z.object({ BilledCost: z.string(), EffectiveCost: z.string() });

const options: Readonly<Record<FocusFormat, string>> = {
  csv: `FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%SZ'`,
  parquet: 'FORMAT parquet',
};

/** The file as a relation of DuckDB: text stays text, for the floating-point numbers that DuckDB guesses are not exact. */
export function relationOf(path: string, format: FocusFormat): string {
  return format === 'csv'
    ? `read_csv('${path}', header = true, all_varchar = true)`
    : `read_parquet('${path}')`;
}

/** The sum of an amount, exactly. */
export function sumOf(column: string): string {
  return `sum(CAST(${column} AS DECIMAL(38, 12)))`;
}

function totalOf(column: string): string {
  return `CAST(${sumOf(column)} AS VARCHAR) AS "${column}"`;
}

function chargesOf({ rows, months, accounts }: FocusFileShape): string {
  const columns = Object.entries(focusColumns).map(([name, value]) => `${value} AS ${name}`);
  const start = `DATE '2026-01-01'`;
  const hours = `date_diff('hour', ${start}, ${start} + to_months(${months}))`;
  return `
    WITH
      drawn AS (
        SELECT ${start} + to_hours(i * ${hours} // ${rows}) AS start, ${draw(1, accounts)} AS account,
          ${draw(2, 1000)} AS share, ${draw(3, 1000)} AS kind, ${draw(4, 50_000)} AS resource, ${draw(5, 20)} AS region,
          CAST(${draw(6, 1_000_000_000_000)} AS DECIMAL(38, 0)) AS units
        FROM range(${rows}) AS numbers(i)
      ),
      priced AS (
        SELECT *, ${category} AS category, ${service} AS service,
          CAST(CAST(units AS DECIMAL(38, 12)) / 1000000000000 AS DECIMAL(38, 12)) AS price
        FROM drawn
      ),
      charged AS (
        SELECT *, CASE category WHEN 'Credit' THEN -price WHEN 'Purchase' THEN price * 1000 ELSE price END AS cost
        FROM priced
      )
    SELECT ${columns.join(', ')} FROM charged`;
}

/** A number below the limit, by chance but the same for the same row. */
function draw(seed: number, limit: number): string {
  return `CAST(hash(i, ${seed}) % ${limit} AS BIGINT)`;
}

const category = `
  CASE
    WHEN kind < 940 THEN 'Usage'
    WHEN kind < 960 THEN 'Purchase'
    WHEN kind < 980 THEN 'Tax'
    WHEN kind < 995 THEN 'Credit'
    ELSE 'Adjustment'
  END`;

/** Each account uses 18 of 40 services, three of them for half of its charges. */
const service = `
  (account * 7 +
    CASE
      WHEN share < 500 THEN share % 3
      WHEN share < 850 THEN 3 + share % 5
      WHEN share < 980 THEN 8 + share % 4
      ELSE 12 + share % 6
    END) % 40`;
