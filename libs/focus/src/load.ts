import { InvalidInputError } from '@orgcost/domain';
import * as z from 'zod';
import { mandatoryColumns, subAccountColumn } from './focus-columns';
import { billedDay } from './billed-day';
import { exclusiveEndDay } from './period-end';
import { hasPlainAmounts, kindOf, rowReading, textOf } from './reading';
import type { Scratch } from './scratch';
import { hasColumn, rowNumber, type Source, type SourceColumn } from './source';
import { decimal, rowsOf } from './sums';
import { runTelling, type Tell } from './told-query';

/** Rows that agree in these are added where they are read, so that only their sums are kept. */
const alikeBy = [
  'SubAccountId',
  'BillingAccountId',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ProviderName',
  'ServiceName',
] as const;

const columnsRead = [...mandatoryColumns, subAccountColumn] as const;

/**
 * Makes the tables that files are read into:
 * - `part`: sums of the rows of a file that are alike, with their number. `kind` is `other` for rows of another
 *   provider, else `plain` or `odd`; amounts are of plain rows only.
 * - `odd`: the text of each odd row; `file` is the place of its file in the set.
 */
export async function createLoaded({ database }: Scratch): Promise<void> {
  await database.run(`
    CREATE TABLE part (account VARCHAR, provider VARCHAR, start_day VARCHAR, day VARCHAR, service VARCHAR,
      charge_type VARCHAR, currency VARCHAR, kind VARCHAR, rows BIGINT, billed ${decimal}, effective ${decimal});
    CREATE TABLE odd (file INTEGER, row BIGINT, ${textColumns(columnsRead)})`);
}

/**
 * Reads every row of a file into `part`, and where some are odd, those once more into `odd`. Empty and `NULL` are null.
 * A charge of no sub-account is the billing account's; one of no service stays.
 *
 * @throws Error of DuckDB when the file is not intact
 */
export async function loadSource(
  scratch: Scratch,
  source: Source,
  file: number,
  provider: string | undefined,
  tell: Tell,
): Promise<void> {
  const { database } = scratch;
  const read = readRows(source.columns);
  const kind = kindOf(provider);
  const keys = alikeBy.join(', ');
  const addUp = `
    INSERT INTO part
      WITH
        given AS (SELECT ${given(source)} FROM ${source.view}),
        read AS (${read}),
        alike AS (
          SELECT ${keys}, start_day, has_plain_amounts, count(*) AS rows, sum(billed) AS billed,
            CASE WHEN count(effective) = count(*) THEN sum(effective) END AS effective
          FROM read GROUP BY ${keys}, start_day, has_plain_amounts
        ),
        spelled AS (
          SELECT * REPLACE (${texts(alikeBy)}, CAST(start_day AS VARCHAR) AS start_day) FROM alike
        )
      SELECT SubAccountId, ProviderName, start_day,
        ${billedDay('start_day', 'left(BillingPeriodStart, 10)', exclusiveEndDay('BillingPeriodEnd'))},
        ServiceName, ChargeCategory, BillingCurrency, ${kind}, rows, billed, effective
      FROM spelled`;
  await runTelling(scratch, addUp, tell);

  const before = await countOdd(scratch);
  if (before.found === before.kept) return;
  await database.run(`
    INSERT INTO odd BY NAME
      WITH
        given AS (SELECT ${given(source)}, ${rowNumber} AS row FROM ${source.numberedView}),
        read AS (${read}),
        spelled AS (
          SELECT * REPLACE (${texts(columnsRead)}, CAST(start_day AS VARCHAR) AS start_day) FROM read
        )
      SELECT row, ${columnsRead.join(', ')}, ${file} AS file FROM spelled WHERE ${kind} = 'odd'`);
  const after = await countOdd(scratch);
  if (after.found !== after.kept) {
    throw new InvalidInputError(
      `${source.file.name} changed while it was read: nothing was imported. Import it when it is whole`,
    );
  }
}

function readRows(columns: readonly SourceColumn[]): string {
  const { day, billed, effective } = rowReading(columns);
  return `
    SELECT *, ${hasPlainAmounts} AS has_plain_amounts
    FROM (SELECT *, ${day} AS start_day, ${billed} AS billed, ${effective} AS effective FROM given)`;
}

/** The columns that are read, by their own names, whatever case the file has them in. */
function given({ columns }: Source): string {
  return columnsRead
    .map((column) => `${hasColumn(columns, column) ? `"${column}"` : 'NULL'} AS ${column}`)
    .join(', ');
}

function texts(columns: readonly string[]): string {
  return columns.map((column) => `${filled(column)} AS ${column}`).join(', ');
}

function filled(column: string): string {
  switch (column) {
    case 'SubAccountId':
      return `coalesce(${textOf(column)}, ${textOf('BillingAccountId')})`;
    case 'ServiceName':
      return `coalesce(${textOf(column)}, 'Unspecified')`;
    default:
      return textOf(column);
  }
}

function textColumns(columns: readonly string[]): string {
  return columns.map((column) => `${column} VARCHAR`).join(', ');
}

const oddSchema = z.object({ found: z.bigint(), kept: z.bigint() });

async function countOdd({ database }: Scratch): Promise<z.infer<typeof oddSchema>> {
  const answer = await database.runAndReadAll(`
    SELECT (SELECT count(*) FROM odd) AS kept, ${rowsOf(`part WHERE kind = 'odd'`)} AS found`);
  return oddSchema.parse(answer.getRowObjectsJS()[0]);
}
