import type { Metric, MetricAmounts } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import * as z from 'zod';

const decimal = 'DECIMAL(38, 18)';

/**
 * Amounts that `decimal` holds exactly, and of which 100 million add up within its 20 digits before the point; DuckDB
 * adds such decimals as 128-bit integers.
 */
export const summableAmount = '-?[0-9]{1,12}([.][0-9]{1,18})?';

/**
 * The costs of a relation, added up by the columns named. What DuckDB cannot add exactly (not `summable`) comes as it
 * is, so that several rows may stand for one combination: whoever reads them adds them.
 */
export function sumsBy(columns: string, relation: string): string {
  return `
    SELECT ${columns}, true AS summable, CAST(sum(CAST(billed AS ${decimal})) AS VARCHAR) AS billed,
      CASE WHEN count(effective) = count(*) THEN CAST(sum(CAST(effective AS ${decimal})) AS VARCHAR) END AS effective
    FROM ${relation} WHERE summable GROUP BY ${columns}
    UNION ALL
    SELECT ${columns}, false, billed, effective FROM ${relation} WHERE NOT summable`;
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
