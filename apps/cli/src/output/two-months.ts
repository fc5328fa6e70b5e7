import type { CostRow } from '@orgcost/domain';
import {
  addAmounts,
  compareAmounts,
  readableAmount,
  sumAmounts,
  zero,
  type Amount,
} from '@orgcost/money';
import type { MonthPair } from '../costs/demo-answers';
import { renderTable, type Column } from './table';

export interface TwoMonthsLayout {
  readonly titles: readonly [last: string, current: string];
  readonly keyOf: (row: CostRow) => string;
  /** What names a row, by its key. */
  readonly columns: readonly Column<string>[];
  /** Further rows are summed into one. */
  readonly atMost: number;
  readonly width?: number | undefined;
}

interface Row {
  readonly key: string;
  readonly last: Amount;
  readonly current: Amount;
}

/** One month beside the other, the costliest of both together first; of one currency. */
export function renderTwoMonths(
  months: MonthPair,
  { titles, columns, atMost, keyOf, width }: TwoMonthsLayout,
): string {
  const rows = rowsOf(months, keyOf);
  const others = rows.slice(atMost);
  const [, ...blank] = columns.map(() => '');
  const sumRow = (name: string, summed: readonly Row[]): string[] => [
    name,
    ...blank,
    readableAmount(sumAmounts(summed.map(({ last }) => last))),
    readableAmount(sumAmounts(summed.map(({ current }) => current))),
  ];
  return renderTable(
    [
      ...columns.map(({ cell, ...column }) => ({ ...column, cell: ({ key }: Row) => cell(key) })),
      { title: titles[0], align: 'right', cell: ({ last }) => readableAmount(last) },
      { title: titles[1], align: 'right', cell: ({ current }) => readableAmount(current) },
    ],
    rows.slice(0, atMost),
    {
      totals: [
        ...(others.length > 0 ? [sumRow(`${others.length} others`, others)] : []),
        sumRow('Total', rows),
      ],
      width,
    },
  );
}

function rowsOf({ last, current }: MonthPair, keyOf: (row: CostRow) => string): Row[] {
  const amounts = (rows: readonly CostRow[]) =>
    new Map(rows.map((row) => [keyOf(row), row.amount]));
  const [before, now] = [amounts(last), amounts(current)];
  return [...new Set([...before.keys(), ...now.keys()])]
    .map((key) => ({ key, last: before.get(key) ?? zero, current: now.get(key) ?? zero }))
    .sort((a, b) => compareAmounts(sumOf(b), sumOf(a)));
}

function sumOf({ last, current }: Row): Amount {
  return addAmounts(last, current);
}
