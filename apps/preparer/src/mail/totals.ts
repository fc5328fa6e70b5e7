import { heading, note, paragraph, type Block } from '@orgcost/alert-mail';
import type { CostCenterTotal } from '@orgcost/chargeback';
import type { Metric } from '@orgcost/domain';
import { readableAmount, sumAmounts } from '@orgcost/money';
import type { NameOf } from './names';

/** What each cost center would be charged: cents that sum to the total, a table for each currency. */
export function totalBlocks(
  totals: readonly CostCenterTotal[],
  metric: Metric,
  nameOf: NameOf,
): readonly Block[] {
  const title = heading('What cost centers would be charged');
  if (totals.length === 0) return [title, paragraph('The ledger has no costs of this month.')];
  const currencies = [...new Set(totals.map(({ currency }) => currency))].sort();
  return [
    title,
    ...currencies.map((currency) =>
      tableOf(
        totals.filter((each) => each.currency === currency),
        currency,
        nameOf,
      ),
    ),
    note(`Counted as ${metric} cost, rounded to cents that sum to the total.`),
  ];
}

function tableOf(totals: readonly CostCenterTotal[], currency: string, nameOf: NameOf): Block {
  return {
    kind: 'table',
    titles: ['Cost center', `Payable, ${currency}`],
    rows: totals.map(({ costCenter, payable }) => [nameOf(costCenter), readableAmount(payable)]),
    total: ['Total', readableAmount(sumAmounts(totals.map(({ payable }) => payable)))],
  };
}
