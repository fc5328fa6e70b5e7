import type { Metric, MetricAmounts } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import * as z from 'zod';

/** How DuckDB adds amounts: as 128-bit integers. */
export const decimal = 'DECIMAL(38, 18)';

/** Amounts that `decimal` holds exactly, and of which 100 million add up within its 20 digits before the point. */
export const summableAmount = '-?[0-9]{1,12}([.][0-9]{1,18})?';

/**
 * The charges added up by the columns named. Those that DuckDB cannot add exactly come as they are, so that several
 * rows may stand for one combination: whoever reads them adds them.
 */
export function sumsBy(columns: string): string {
  return `
    SELECT ${columns}, ${spelled('sum(billed)')} AS billed,
      CASE WHEN count(effective) = count(*) THEN ${spelled('sum(effective)')} END AS effective
    FROM charge WHERE billed IS NOT NULL GROUP BY ${columns}
    UNION ALL
    SELECT ${columns}, billed_text, effective_text FROM charge WHERE billed IS NULL`;
}

/** As an amount is, without superfluous zeros. */
function spelled(sum: string): string {
  return `rtrim(rtrim(CAST(${sum} AS VARCHAR), '0'), '.')`;
}

/** How many rows of the files stand behind those of a table, which has their number as `rows`. */
export function rowsOf(table: string): string {
  return `(SELECT CAST(coalesce(sum(rows), 0) AS BIGINT) FROM ${table})`;
}

export const sumSchema = z.object({ billed: z.string(), effective: z.string().nullable() });

/** What FOCUS gives; the second is absent where a charge lacks its EffectiveCost. */
export const focusMetrics: readonly Metric[] = ['net-unblended', 'net-amortized'];

/** BilledCost is after discounts, as billed; EffectiveCost after discounts, with commitments spread over their use. */
export function amountsOf({ billed, effective }: z.infer<typeof sumSchema>): MetricAmounts {
  return {
    'net-unblended': parseAmount(billed),
    ...(effective !== null && { 'net-amortized': parseAmount(effective) }),
  };
}
