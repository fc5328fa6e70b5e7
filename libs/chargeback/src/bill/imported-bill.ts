import {
  costMatrix,
  InvalidInputError,
  type BillingPeriod,
  type CostMonth,
  type Instant,
  type MetricAmounts,
} from '@orgcost/domain';
import type { Bill, BillLine } from './bill';

/**
 * What stands for the bill of a month that is known from FOCUS files alone, which nobody can be asked about: the files' own
 * sums. They do not tell who sold or invoices.
 * @param months of the period, one of each account
 * @throws InvalidInputError for a month that is another's, or that AWS was asked for: the payer can be asked for its bill
 */
export function importedBill(
  period: BillingPeriod,
  months: readonly CostMonth[],
  fetchedAt: Instant,
): Bill {
  for (const month of months) assertImported(period, month);
  return {
    period,
    fetchedAt,
    source: 'import',
    estimated: months.some(({ estimated }) => estimated),
    lines: [...months].sort(byAccount).flatMap(linesOf),
    marketplace: [],
    invoiced: [],
  };
}

function assertImported(period: BillingPeriod, month: CostMonth): void {
  const { account, origins } = month;
  if (month.period !== period) {
    throw new InvalidInputError(
      `${month.period} of ${account} is no part of the bill of ${period}: leave it out`,
    );
  }
  const other = origins.find((origin) => !origin.startsWith('focus:'));
  if (other === undefined) return;
  throw new InvalidInputError(
    `${period} of ${account} comes not from FOCUS files alone, but from Cost Explorer too (${other}): ` +
      "take the payer's bill",
  );
}

function byAccount(a: CostMonth, b: CostMonth): number {
  return a.account < b.account ? -1 : 1;
}

function linesOf({ account, metrics, matrix }: CostMonth): BillLine[] {
  return costMatrix(matrix.map((line) => ({ ...line, service: '' }))).map(
    ({ chargeType, currency, amounts }) => ({
      account,
      chargeType,
      currency,
      amounts: withOnly(metrics, amounts),
    }),
  );
}

/** What some of its days lack is not known of the month. */
function withOnly(metrics: CostMonth['metrics'], amounts: MetricAmounts): BillLine['amounts'] {
  return Object.fromEntries(
    metrics.flatMap((metric) => {
      const amount = amounts[metric];
      return amount === undefined ? [] : [[metric, amount]];
    }),
  );
}
