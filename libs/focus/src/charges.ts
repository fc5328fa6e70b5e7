import type { DuckDBAppender } from '@duckdb/node-api';
import * as z from 'zod';
import { chargeSchema, type Charge } from './charge';
import { mandatoryColumns, optionalColumns } from './focus-columns';
import { literal, type Scratch } from './scratch';
import { rowNumber, type SourceColumn } from './source';
import { sumsBy } from './sums';

/**
 * Reads every row of the view `source` and leaves, for the queries that follow,
 * - `loaded`: every row's text, with its `kind`: of an `other` provider, `plain` or `odd`;
 * - `charge`: the rows that are taken, in the ledger's terms;
 * - `cost`: their sums by account, day, service, charge type and currency;
 * - `rejected`: the numbers of those that are not, with the reason.
 *
 * DuckDB takes by itself only what is plain beyond doubt; every other row is read, taken or rejected by
 * `chargeSchema`, so what a row means is decided there alone.
 *
 * @throws Error of DuckDB when the file is not intact
 */
export async function readCharges(
  scratch: Scratch,
  columns: readonly SourceColumn[],
  provider: string | undefined,
): Promise<void> {
  await scratch.database.run(loadSql(columns, provider));
  await scratch.database.run(`
    CREATE TABLE reread (provider VARCHAR, account VARCHAR, day VARCHAR, service VARCHAR, charge_type VARCHAR,
      currency VARCHAR, billed VARCHAR, effective VARCHAR, summable BOOLEAN);
    CREATE TABLE rejected (row BIGINT, reason VARCHAR);
    CREATE VIEW charge AS
      SELECT ProviderName AS provider, SubAccountId AS account, left(ChargePeriodStart, 10) AS day,
        ServiceName AS service, ChargeCategory AS charge_type, BillingCurrency AS currency,
        BilledCost AS billed, EffectiveCost AS effective, true AS summable
      FROM loaded WHERE kind = 'plain'
      UNION ALL SELECT * FROM reread`);
  await rereadOddRows(scratch);
  const cell = 'account, provider, day, service, charge_type, currency';
  await scratch.database.run(`CREATE TABLE cost AS ${sumsBy(cell, 'charge')}`);
}

/**
 * Amounts that DECIMAL(38, 18) holds exactly, and of which 100 million add up within its 20 digits before the point;
 * DuckDB adds such decimals as 128-bit integers.
 */
const summable = '-?[0-9]{1,12}([.][0-9]{1,18})?';

const plain = `
  regexp_full_match(SubAccountId, '[!-~]{1,256}')
  AND regexp_full_match(ChargePeriodStart,
    '[0-9]{4}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3])(:[0-5][0-9]){2}([.][0-9]{1,9})?(Z|[+]00)?')
  AND TRY_CAST(left(ChargePeriodStart, 10) AS DATE) IS NOT NULL
  AND ProviderName IS NOT NULL
  AND ChargeCategory IS NOT NULL
  AND regexp_full_match(BillingCurrency, '[A-Z]{3}')
  AND regexp_full_match(BilledCost, '${summable}')
  AND (EffectiveCost IS NULL OR regexp_full_match(EffectiveCost, '${summable}'))`;

/** Empty and `NULL` are null. A charge of no sub-account is the billing account's; one of no service stays. */
function loadSql(columns: readonly SourceColumn[], provider: string | undefined): string {
  const present = new Set(columns.map((column) => column.column_name.toLowerCase()));
  const values = [...mandatoryColumns, ...optionalColumns].map((column) =>
    present.has(column.toLowerCase())
      ? `nullif(nullif(CAST("${column}" AS VARCHAR), ''), 'NULL') AS ${column}`
      : `CAST(NULL AS VARCHAR) AS ${column}`,
  );
  return `
    CREATE TABLE loaded AS
      WITH
        given AS (SELECT ${rowNumber} AS row, ${values.join(', ')} FROM source),
        filled AS (
          SELECT * REPLACE (coalesce(SubAccountId, BillingAccountId) AS SubAccountId,
            coalesce(ServiceName, 'Unspecified') AS ServiceName) FROM given
        )
      SELECT *, CASE
        WHEN ${provider === undefined ? 'false' : `ProviderName <> ${literal(provider)}`} THEN 'other'
        WHEN ${plain} THEN 'plain'
        ELSE 'odd'
      END AS kind FROM filled`;
}

const oddRowSchema = z.looseObject({ row: z.bigint() });

async function rereadOddRows({ database, writer }: Scratch): Promise<void> {
  const taken = await writer.createAppender('reread');
  const rejected = await writer.createAppender('rejected');
  const odd = await database.stream(`SELECT * FROM loaded WHERE kind = 'odd'`);
  for await (const rows of odd.yieldRowObjectJs()) {
    for (const row of rows) {
      const charge = chargeSchema.safeParse(row);
      if (charge.success) {
        appendCharge(taken, charge.data);
      } else {
        rejected.appendBigInt(oddRowSchema.parse(row).row);
        rejected.appendVarchar(reasonOf(charge.error));
        rejected.endRow();
      }
    }
  }
  taken.closeSync();
  rejected.closeSync();
}

function appendCharge(appender: DuckDBAppender, charge: Charge): void {
  appender.appendVarchar(charge.ProviderName);
  appender.appendVarchar(charge.SubAccountId);
  appender.appendVarchar(charge.ChargePeriodStart);
  appender.appendVarchar(charge.ServiceName);
  appender.appendVarchar(charge.ChargeCategory);
  appender.appendVarchar(charge.BillingCurrency);
  appender.appendVarchar(charge.BilledCost);
  if (charge.EffectiveCost === null) appender.appendNull();
  else appender.appendVarchar(charge.EffectiveCost);
  const isSummable = new RegExp(`^${summable}$`);
  appender.appendBoolean(
    isSummable.test(charge.BilledCost) && isSummable.test(charge.EffectiveCost ?? '0'),
  );
  appender.endRow();
}

/** Every column that is wrong, in one line. */
function reasonOf(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}
