import { exclusiveEndDay } from './period-end';
import { literal } from './scratch';
import { typeOf, type SourceColumn } from './source';
import { decimal, summableAmount } from './sums';

// What DuckDB takes by itself, for it is plain beyond doubt, in SQL over the columns that an import reads.

/** What is read of each row. */
export interface RowReading {
  /** The UTC day on which the charge period starts; of what is not plain, anything. */
  readonly day: string;
  readonly billed: string;
  readonly effective: string;
  /** Whether that can be taken. */
  readonly isPlain: string;
}

/** Text is checked and cast. Decimals and times of a file that has types are exact as they are. */
export function rowReading(columns: readonly SourceColumn[]): RowReading {
  const start = typeOf(columns, 'ChargePeriodStart');
  const billed = amountReading('BilledCost', typeOf(columns, 'BilledCost'));
  const effective = amountReading('EffectiveCost', typeOf(columns, 'EffectiveCost'));
  const isTime = /^(?:DATE|TIMESTAMP)/.test(start);
  return {
    day: isTime
      ? 'CAST(ChargePeriodStart AS DATE)'
      : `CASE WHEN ${isPlainTime('ChargePeriodStart')} THEN left(ChargePeriodStart, 10) END`,
    billed: billed.amount,
    effective: effective.amount,
    isPlain: `${billed.isPlain} AND (${effective.isNull} OR ${effective.isPlain})`,
  };
}

function amountReading(column: string, type: string) {
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (width === undefined || Number(scale) > 18) {
    return {
      isNull: `${textOf(column)} IS NULL`,
      isPlain: `regexp_full_match(CAST(${column} AS VARCHAR), '${summableAmount}')`,
      amount: `CAST(${textOf(column)} AS ${decimal})`,
    };
  }
  const isSmall = Number(width) - Number(scale) <= 12;
  return {
    isNull: `${column} IS NULL`,
    isPlain: isSmall ? `${column} IS NOT NULL` : `abs(${column}) < 1000000000000`,
    amount: column,
  };
}

/**
 * `other` for rows of another provider, else `plain` or `odd`: over the text of what rows have in common, `start_day`
 * and `is_plain`.
 */
export function kindOf(provider: string | undefined): string {
  return `
    CASE
      WHEN ${provider === undefined ? 'false' : `ProviderName <> ${literal(provider)}`} THEN 'other'
      WHEN is_plain AND ${isPlainPlace} THEN 'plain'
      ELSE 'odd'
    END`;
}

const isPlainPlace = `
  regexp_full_match(SubAccountId, '[!-~]{1,256}')
  AND ${isPlainDay('start_day')}
  AND ${isPlainTime('BillingPeriodStart')} AND ${isPlainDay('left(BillingPeriodStart, 10)')}
  AND ${isPlainTime('BillingPeriodEnd')} AND ${isPlainDay('left(BillingPeriodEnd, 10)')}
  AND left(BillingPeriodStart, 10) < ${exclusiveEndDay('BillingPeriodEnd')}
  AND ProviderName IS NOT NULL
  AND ChargeCategory IS NOT NULL
  AND regexp_full_match(BillingCurrency, '[A-Z]{3}')`;

/** Empty and `NULL` are null. */
export function textOf(column: string): string {
  return `nullif(nullif(CAST(${column} AS VARCHAR), ''), 'NULL')`;
}

/** In UTC, so that the day is spelled out. */
function isPlainTime(column: string): string {
  return `
    regexp_full_match(${column},
      '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]([01][0-9]|2[0-3])(:[0-5][0-9]){2}([.][0-9]{1,9})?(Z|[+]00(:00)?)?)?')`;
}

function isPlainDay(text: string): string {
  return `regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}') AND TRY_CAST(${text} AS DATE) IS NOT NULL`;
}
