import type { BilledMonth } from '@orgcost/chargeback';
import type { Instant, UtcDay } from '@orgcost/domain';
import { readableAmount, sumByCurrency, type Amount } from '@orgcost/money';
import { renderTable, type Column } from '../table';

interface AmountColumn extends Column<BilledMonth> {
  readonly of: (month: BilledMonth) => Amount;
}

const exactly = (title: string, of: AmountColumn['of']): AmountColumn => ({
  title,
  align: 'right',
  of,
  cell: of,
});

const columns: readonly AmountColumn[] = [
  exactly('As closed', ({ closed }) => closed),
  exactly('Restated', ({ restated }) => restated),
  exactly('Transferred', ({ transferred }) => transferred),
  exactly('Billed', ({ billed }) => billed),
  {
    ...exactly('Payable', ({ payable }) => payable),
    cell: ({ payable }) => readableAmount(payable),
  },
];

/** Exact amounts, what they come to in cents, and a total for each currency. */
export function renderBilled(
  billed: readonly BilledMonth[],
  at: Instant,
  today: UtcDay,
  width?: number,
): string {
  const remark =
    at.slice(0, 10) > today ? `${at} is yet to come: this is what is billed by now.\n\n` : '';
  if (billed.length === 0) return `${remark}Nothing was billed by ${at}.\n`;
  const currencies = [...new Set(billed.map(({ currency }) => currency))].sort();
  const table = renderTable<BilledMonth>(
    [
      { title: 'Month', cell: ({ period }) => period },
      { title: 'Cost center', cell: ({ costCenter }) => costCenter, shrinks: true },
      ...columns,
      { title: 'Currency', cell: ({ currency }) => currency },
    ],
    billed,
    { totals: currencies.map((currency) => totalsOf(billed, currency)), width },
  );
  return `${remark}As billed by ${at}, exactly, and payable in whole cents:\n\n${table}\n${centsNote}`;
}

function totalsOf(billed: readonly BilledMonth[], currency: string): string[] {
  const own = billed.filter((each) => each.currency === currency);
  const sums = columns.map(({ title, of }) => {
    const [sum] = sumByCurrency(own.map((each) => ({ currency, amount: of(each) })));
    if (!sum) return '';
    return title === 'Payable' ? readableAmount(sum.amount) : sum.amount;
  });
  return ['Total', '', ...sums, currency];
}

const centsNote =
  'Payable is in whole cents, such that all of a month sum to their rounded total. What came to a month later is payable on the\n' +
  'later statement, in cents of its own.\n';
