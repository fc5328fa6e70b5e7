import {
  totalOf,
  ways,
  type AmountRange,
  type Bill,
  type BillLine,
  type Price,
  type Range,
  type Rate,
} from '@orgcost/pricing';
import { count } from './count';
import { priceNotes } from './price-notes';
import { verdict, wayNames } from './price-verdict';
import { readableAmountRange, readableRange } from './ranges';
import { renderTable } from './table';

/** What each way costs, which is the cheapest and why, and each line of it. */
export function renderPrice(price: Price, width?: number): string {
  const { accounts, bills, ratesOf } = price;
  const linesOf = (title: string, lines: readonly BillLine[]): string =>
    renderLines(title, lines, price, width);
  const monthly = bills.filter(({ period }) => period === 'month');
  const first = bills.filter(({ period }) => period === 'backfill');
  const shared = monthly[0]?.lines.filter(({ part }) => part !== 'collection') ?? [];
  return [
    `What it costs to know what ${count(accounts, 'account')} cost${accounts === 1 ? 's' : ''}, in US dollars,\n` +
      `at AWS's list prices of us-east-1 (table of ${ratesOf}), no free tier taken off.\n`,
    renderSummary(monthly, first, width),
    `${verdict(price)}\n`,
    linesOf('A month, in every way', shared),
    ...monthly.map((bill) => linesOf(`A month, ${wayNames[bill.way]}`, own(bill))),
    ...first.map((bill) => linesOf(`First run, ${wayNames[bill.way]}`, own(bill))),
    `${priceNotes(price).join('\n')}\n`,
  ].join('\n');
}

function renderSummary(
  monthly: readonly Bill[],
  first: readonly Bill[],
  width: number | undefined,
): string {
  const rows: readonly (readonly [string, readonly AmountRange[]])[] = [
    ['A month, besides alarms', monthly.map(({ besidesAlarms }) => besidesAlarms)],
    ['A month, with alarms', monthly.map(({ total }) => total)],
    ['First run (13 months)', first.map(({ total }) => total)],
  ];
  return renderTable(
    [
      { title: 'US dollars', shrinks: true, cell: ([what]) => what },
      ...ways.map((way, index) => ({
        title: wayNames[way],
        align: 'right' as const,
        cell: ([, amounts]: (typeof rows)[number]) =>
          amounts
            .slice(index, index + 1)
            .map(readableAmountRange)
            .join(''),
      })),
    ],
    rows,
    { width },
  );
}

function renderLines(
  title: string,
  lines: readonly BillLine[],
  { rates }: Price,
  width: number | undefined,
): string {
  return renderTable(
    [
      { title, shrinks: true, cell: ({ what, deployment }) => (deployment ? `${what} *` : what) },
      {
        title: 'Count',
        align: 'right',
        cell: ({ count: counted, rate }) => readableCount(counted, rates[rate]),
      },
      { title: 'Rate', align: 'right', cell: ({ rate }) => readableRate(rates[rate]) },
      { title: 'US dollars', align: 'right', cell: ({ amount }) => readableAmountRange(amount) },
    ],
    lines,
    { totals: [['Total', '', '', readableAmountRange(totalOf(lines))]], width },
  );
}

function own({ lines }: Bill): BillLine[] {
  return lines.filter(({ part }) => part === 'collection');
}

function readableCount(counted: Range, { unit }: Rate): string {
  return unit === 'MB' ? `${readableRange(counted)} MB` : readableRange(counted);
}

/** `$0.01/page`, `$0.625/million`, `$0.25/GB`; a dime is `$0.10`. */
function readableRate({ usDollars, per, unit }: Rate): string {
  return `$${usDollars.replace(/\.\d$/, '$&0')}/${quantityNames[per] ?? unit}`;
}

const quantityNames: Readonly<Record<number, string>> = {
  1_000: '1,000',
  1_024: 'GB',
  10_000: '10,000',
  1_000_000: 'million',
};
