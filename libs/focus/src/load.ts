import { mandatoryColumns, subAccountColumn } from './focus-columns';
import { exclusiveEndDay } from './period-end';
import { literal, type Scratch } from './scratch';
import { hasColumn, rowNumber, type Source } from './source';
import { summableAmount } from './sums';

/**
 * Makes the table `loaded`, of the text that an import reads of each row: `file` is the place of its file in the set,
 * `kind` is `other` for a row of another provider, else `plain` or `odd`.
 */
export async function createLoaded({ database }: Scratch): Promise<void> {
  const texts = [...mandatoryColumns, subAccountColumn, 'kind'].map(
    (column) => `${column} VARCHAR`,
  );
  await database.run(`CREATE TABLE loaded (file INTEGER, row BIGINT, ${texts.join(', ')})`);
}

/**
 * Reads every row of a file into `loaded`. Empty and `NULL` are null. A charge of no sub-account is the billing
 * account's; one of no service stays.
 *
 * @throws Error of DuckDB when the file is not intact
 */
export async function loadSource(
  { database }: Scratch,
  { view, columns }: Source,
  file: number,
  provider: string | undefined,
): Promise<void> {
  const texts = mandatoryColumns.map((column) => `${textOf(column)} AS ${column}`);
  const subAccount = hasColumn(columns, subAccountColumn) ? textOf(subAccountColumn) : 'NULL';
  await database.run(`
    INSERT INTO loaded
      WITH
        given AS (
          SELECT ${file} AS file, ${rowNumber} AS row, ${texts.join(', ')}, ${subAccount} AS SubAccountId FROM ${view}
        ),
        filled AS (
          SELECT * REPLACE (coalesce(SubAccountId, BillingAccountId) AS SubAccountId,
            coalesce(ServiceName, 'Unspecified') AS ServiceName) FROM given
        )
      SELECT *, CASE
        WHEN ${provider === undefined ? 'false' : `ProviderName <> ${literal(provider)}`} THEN 'other'
        WHEN ${isPlain} THEN 'plain'
        ELSE 'odd'
      END AS kind FROM filled`);
}

function textOf(column: string): string {
  return `nullif(nullif(CAST("${column}" AS VARCHAR), ''), 'NULL')`;
}

const isPlain = `
  regexp_full_match(SubAccountId, '[!-~]{1,256}')
  AND ${isPlainTime('ChargePeriodStart')}
  AND ${isPlainTime('BillingPeriodStart')}
  AND ${isPlainTime('BillingPeriodEnd')}
  AND left(BillingPeriodStart, 10) < ${exclusiveEndDay('BillingPeriodEnd')}
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
