import { exclusiveEndDay } from './period-end';
import { literal } from './scratch';
import { typeOf, type SourceColumn } from './source';
import { decimal, summableAmount } from './sums';

// What DuckDB takes by itself, for it is plain beyond doubt, in SQL over the columns that an import reads.

/** What is read of each row besides what it has in common with others. */
export interface RowReading {
  /** The UTC day on which the charge period starts; null, or no day, where it is not plain. */
  readonly day: string;
  /** Null where it is missing or not plain. */
  readonly billed: string;
  readonly effective: string;
}

/** Text is checked and cast. Decimals and times of a file that has types are exact as they are. */
export function rowReading(columns: readonly SourceColumn[]): RowReading {
  const hasTimes = /^(?:DATE|TIMESTAMP)/.test(typeOf(columns, 'ChargePeriodStart'));
  const start = asText('ChargePeriodStart');
  return {
    day: hasTimes
      ? 'CAST(ChargePeriodStart AS DATE)'
      : `CASE WHEN ${isPlainTime(start)} THEN left(${start}, 10) END`,
    billed: amountReading('BilledCost', typeOf(columns, 'BilledCost')),
    effective: amountReading('EffectiveCost', typeOf(columns, 'EffectiveCost')),
  };
}

/** Whether the amounts read are all that there are. */
export const hasPlainAmounts = `
  billed IS NOT NULL AND CASE WHEN effective IS NOT NULL THEN true ELSE ${textOf('EffectiveCost')} IS NULL END`;

function amountReading(column: string, type: string): string {
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (width !== undefined && Number(scale) <= 18) {
    return Number(width) - Number(scale) <= 12
      ? column
      : `CASE WHEN abs(${column}) < 1000000000000 THEN ${column} END`;
  }
  const text = asText(column);
  return `
    CASE
      WHEN regexp_full_match(${text}, '${shortAmount}') THEN CAST(CAST(${text} AS ${shortDecimal}) AS ${decimal})
      WHEN regexp_full_match(${text}, '${summableAmount}') THEN CAST(${text} AS ${decimal})
    END`;
}

/** What most amounts fit into; DuckDB reads it twice as fast, as 64-bit integers. */
const shortDecimal = 'DECIMAL(18, 12)';
const shortAmount = '-?[0-9]{1,6}([.][0-9]{1,12})?';

/**
 * `other` for rows of another provider, else `plain` or `odd`: over the text of what rows have in common, `start_day`
 * and `has_plain_amounts`.
 */
export function kindOf(provider: string | undefined): string {
  return `
    CASE
      WHEN ${provider === undefined ? 'false' : `ProviderName <> ${literal(provider)}`} THEN 'other'
      WHEN has_plain_amounts AND ${isPlainPlace} THEN 'plain'
      ELSE 'odd'
    END`;
}

const isPlainPlace = `
  regexp_full_match(SubAccountId, '[!-~]{1,256}')
  AND regexp_full_match(start_day, '[0-9]{4}-[0-9]{2}-[0-9]{2}') AND ${isDay('start_day')}
  AND ${isPlainTime('BillingPeriodStart')} AND ${isDay('left(BillingPeriodStart, 10)')}
  AND ${isPlainTime('BillingPeriodEnd')} AND ${isDay('left(BillingPeriodEnd, 10)')}
  AND left(BillingPeriodStart, 10) < ${exclusiveEndDay('BillingPeriodEnd')}
  AND ProviderName IS NOT NULL
  AND ChargeCategory IS NOT NULL
  AND regexp_full_match(BillingCurrency, '[A-Z]{3}')`;

/** Empty and `NULL` are null. */
export function textOf(column: string): string {
  return `nullif(nullif(${asText(column)}, ''), 'NULL')`;
}

function asText(column: string): string {
  return `CAST(${column} AS VARCHAR)`;
}

/** In UTC, so that the day is spelled out. */
function isPlainTime(text: string): string {
  return `
    regexp_full_match(${text},
      '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]([01][0-9]|2[0-3])(:[0-5][0-9]){2}([.][0-9]{1,9})?(Z|[+]00(:00)?)?)?')`;
}

function isDay(text: string): string {
  return `TRY_CAST(${text} AS DATE) IS NOT NULL`;
}
