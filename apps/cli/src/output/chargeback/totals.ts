import type { CostCenterTotal } from '@orgcost/chargeback';
import { readableAmount, sumByCurrency, type Amount } from '@orgcost/money';
import { renderTable, type Column } from '../table';

/** A row for each cost center and currency; a total for each currency. */
export function renderTotals(totals: readonly CostCenterTotal[], width?: number): string {
  const amount = (title: string, of: (total: CostCenterTotal) => Amount): AmountColumn => ({
    title,
    align: 'right',
    of,
    cell: (total) => readableAmount(of(total)),
  });
  const has = (of: (total: CostCenterTotal) => Amount) => totals.some((each) => of(each) !== '0');
  const columns: AmountColumn[] = [
    amount('Own accounts', ({ own }) => own),
    ...(has(({ shared }) => shared) ? [amount('By rules', ({ shared }) => shared)] : []),
    ...(has(({ adjustments }) => adjustments)
      ? [amount('Adjustments', ({ adjustments }) => adjustments)]
      : []),
    ...(has(({ earlierMonths }) => earlierMonths)
      ? [amount('Earlier months', ({ earlierMonths }) => earlierMonths)]
      : []),
    amount('Payable', ({ payable }) => payable),
  ];
  const currencies = [...new Set(totals.map(({ currency }) => currency))].sort();
  return renderTable<CostCenterTotal>(
    [
      { title: 'Cost center', cell: ({ costCenter }) => costCenter, shrinks: true },
      ...columns,
      { title: 'Currency', cell: ({ currency }) => currency },
    ],
    totals,
    {
      totals: currencies.map((currency) => {
        const own = totals.filter((each) => each.currency === currency);
        const sums = columns.map(({ of }) =>
          sumByCurrency(own.map((each) => ({ currency, amount: of(each) }))).map((sum) =>
            readableAmount(sum.amount),
          ),
        );
        return ['Total', ...sums.map(([sum = '']) => sum), currency];
      }),
      width,
    },
  );
}

interface AmountColumn extends Column<CostCenterTotal> {
  readonly of: (total: CostCenterTotal) => Amount;
}
