import { mandatoryColumns, subAccountColumn } from './focus-columns';
import { rereadOddRows } from './reread';
import { literal, type Scratch } from './scratch';
import { hasColumn, rowNumber, type SourceColumn } from './source';
import { summableAmount, sumsBy } from './sums';

/**
 * Reads every row of the view `source` and leaves, for the queries that follow,
 * - `loaded`: every row's text, with its `kind`: of an `other` provider, `plain` or `odd`;
 * - `charge`: the rows that are taken, in the ledger's terms;
 * - `cost`: their sums by account, day, service, charge type and currency;
 * - `rejected`: the numbers of those that are not, with the reason.
 *
 * DuckDB takes by itself only what is plain beyond doubt; every other row is read, taken or rejected by
 * `chargeSchema`, so what a row's text means is decided there alone.
 *
 * @throws Error of DuckDB when the file is not intact
 */
export async function readCharges(
  scratch: Scratch,
  columns: readonly SourceColumn[],
  provider: string | undefined,
): Promise<void> {
  const { database } = scratch;
  await database.run(loadedSql(columns, provider));
  await database.run(`
    CREATE TABLE rejected (row BIGINT, reason VARCHAR);
    CREATE TABLE reread (provider VARCHAR, account VARCHAR, start_day VARCHAR, period_start VARCHAR,
      period_end VARCHAR, service VARCHAR, charge_type VARCHAR, currency VARCHAR, billed VARCHAR, effective VARCHAR,
      summable BOOLEAN);
    CREATE VIEW charge AS
      SELECT *, ${billedDay} AS day FROM (
        SELECT ProviderName AS provider, SubAccountId AS account, left(ChargePeriodStart, 10) AS start_day,
          left(BillingPeriodStart, 10) AS period_start, left(BillingPeriodEnd, 10) AS period_end,
          ServiceName AS service, ChargeCategory AS charge_type, BillingCurrency AS currency,
          BilledCost AS billed, EffectiveCost AS effective, true AS summable
        FROM loaded WHERE kind = 'plain'
        UNION ALL SELECT * FROM reread)`);
  await rereadOddRows(scratch);
  const cell = 'account, provider, day, service, charge_type, currency';
  await database.run(`CREATE TABLE cost AS ${sumsBy(cell, 'charge')}`);
}

/**
 * The day of its billing period that is nearest to the charge's own. A period that changes within a UTC day, as a
 * month of Pacific time does, has the day on which it starts, not the one on which it ends: no day is in two of them.
 */
const billedDay = `
  CASE
    WHEN start_day < period_start THEN period_start
    WHEN start_day < period_end THEN start_day
    ELSE strftime(CAST(period_end AS DATE) - 1, '%Y-%m-%d')
  END`;

/** Empty and `NULL` are null. A charge of no sub-account is the billing account's; one of no service stays. */
function loadedSql(columns: readonly SourceColumn[], provider: string | undefined): string {
  const texts = mandatoryColumns.map((column) => `${textOf(column)} AS ${column}`);
  const subAccount = hasColumn(columns, subAccountColumn) ? textOf(subAccountColumn) : 'NULL';
  return `
    CREATE TABLE loaded AS
      WITH
        given AS (
          SELECT ${rowNumber} AS row, ${texts.join(', ')}, ${subAccount} AS SubAccountId FROM source
        ),
        filled AS (
          SELECT * REPLACE (coalesce(SubAccountId, BillingAccountId) AS SubAccountId,
            coalesce(ServiceName, 'Unspecified') AS ServiceName) FROM given
        )
      SELECT *, CASE
        WHEN ${provider === undefined ? 'false' : `ProviderName <> ${literal(provider)}`} THEN 'other'
        WHEN ${isPlain} THEN 'plain'
        ELSE 'odd'
      END AS kind FROM filled`;
}

function textOf(column: string): string {
  return `nullif(nullif(CAST("${column}" AS VARCHAR), ''), 'NULL')`;
}

const isPlain = `
  regexp_full_match(SubAccountId, '[!-~]{1,256}')
  AND ${isPlainTime('ChargePeriodStart')}
  AND ${isPlainTime('BillingPeriodStart')}
  AND ${isPlainTime('BillingPeriodEnd')}
  AND left(BillingPeriodStart, 10) < left(BillingPeriodEnd, 10)
  AND ProviderName IS NOT NULL
  AND ChargeCategory IS NOT NULL
  AND regexp_full_match(BillingCurrency, '[A-Z]{3}')
  AND regexp_full_match(BilledCost, '${summableAmount}')
  AND (EffectiveCost IS NULL OR regexp_full_match(EffectiveCost, '${summableAmount}'))`;

/** In UTC, so that the day is spelled out. */
function isPlainTime(column: string): string {
  return `
    regexp_full_match(${column},
      '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]([01][0-9]|2[0-3])(:[0-5][0-9]){2}([.][0-9]{1,9})?(Z|[+]00(:00)?)?)?')
    AND TRY_CAST(left(${column}, 10) AS DATE) IS NOT NULL`;
}
