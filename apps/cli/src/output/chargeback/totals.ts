import type { CostCenterTotal } from '@orgcost/chargeback';
import { readableAmount, sumByCurrency, type Amount } from '@orgcost/money';
import { renderTable, type Column } from '../table';

/** A row for each cost center and currency; a total for each currency, and how cents come about. */
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
  const table = renderTable<CostCenterTotal>(
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
  return `${table}\n${centsNote}`;
}

const centsNote =
  'Payable is in whole cents, such that all sum to their rounded total: a row may be a cent off what its parts sum to.\n';

interface AmountColumn extends Column<CostCenterTotal> {
  readonly of: (total: CostCenterTotal) => Amount;
}
