import { DuckDBDecimalValue } from '@duckdb/node-api';
import type { Metric, MetricAmounts } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import * as z from 'zod';

/** How DuckDB adds amounts: as 128-bit integers. */
export const decimal = 'DECIMAL(38, 18)';

/** Amounts that `decimal` holds exactly, and of which 100 million add up within its 20 digits before the point. */
export const summableAmount = '-?[0-9]{1,12}([.][0-9]{1,18})?';

/**
 * The charges of a relation added up by the columns named. Those that DuckDB cannot add exactly come as they are, so
 * that several rows may stand for one combination: whoever reads them adds them.
 */
export function sumsBy(columns: string, charges = 'charge'): string {
  return `
    SELECT ${columns}, sum(billed) AS billed, CASE WHEN count(effective) = count(*) THEN sum(effective) END AS effective,
      NULL AS billed_text, NULL AS effective_text
    FROM ${charges} WHERE billed IS NOT NULL GROUP BY ${columns}
    UNION ALL
    SELECT ${columns}, NULL, NULL, billed_text, effective_text FROM ${charges} WHERE billed IS NULL`;
}

/** How many rows of the files stand behind those of a table, which has their number as `rows`. */
export function rowsOf(table: string): string {
  return `(SELECT CAST(coalesce(sum(rows), 0) AS BIGINT) FROM ${table})`;
}

const sum = z.instanceof(DuckDBDecimalValue).nullable();
const text = z.string().nullable();

/** A row of `sumsBy` with DuckDB's own values: as a number of JavaScript a sum would not be exact. */
export const sumSchema = z.object({
  billed: sum,
  effective: sum,
  billed_text: text,
  effective_text: text,
});

/** What FOCUS gives; the second is absent where a charge lacks its EffectiveCost. */
export const focusMetrics: readonly Metric[] = ['net-unblended', 'net-amortized'];

/** BilledCost is after discounts, as billed; EffectiveCost after discounts, with commitments spread over their use. */
export function amountsOf({
  billed,
  billed_text: billedText,
  effective,
  effective_text: effectiveText,
}: z.infer<typeof sumSchema>): MetricAmounts {
  const [net, amortized] = [
    billed ? spelled(billed) : billedText,
    effective ? spelled(effective) : effectiveText,
  ];
  return {
    'net-unblended': parseAmount(net ?? ''),
    ...(amortized !== null && { 'net-amortized': parseAmount(amortized) }),
  };
}

/** As an amount is, without superfluous zeros. DuckDB's own spelling has them, and takes longer to make. */
function spelled({ value, scale }: DuckDBDecimalValue): string {
  const sign = value < 0n ? '-' : '';
  const digits = String(value)
    .slice(sign.length)
    .padStart(scale + 1, '0');
  const decimals = digits.slice(-scale).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -scale)}${decimals && `.${decimals}`}`;
}
