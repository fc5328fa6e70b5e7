import type { Statement } from '@orgcost/chargeback';
import type { SheetData } from 'write-excel-file/node';
import { columns, rowsOf, type LineRow } from '../columns';
import { centsCell, textCell } from './cells';
import { rowHeight } from './heights';
import { headerStyle } from './styles';

type Column = (typeof columns)[number];

/** Every line with all that it says: what it is for and comes to first, then what that is made of. */
export function linesSheet(statement: Statement) {
  const [kind, description, ...others] = columns;
  const cents = { title: `Amount (${statement.currency})`, width: 18, isNumber: true };
  const shown = [kind, description, cents, ...others];
  const data: SheetData = [
    shown.map((column) => textCell(column.title, { ...headerStyle, ...aligned(column) })),
    ...rowsOf(statement).map((row) => [
      cellOf(row, kind),
      cellOf(row, description),
      centsCell(row.cents, { height: heightOf(row) }),
      ...others.map((column) => cellOf(row, column)),
    ]),
  ];
  return {
    sheet: 'Lines',
    data,
    columns: shown.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  };
}

function cellOf(row: LineRow, column: Column) {
  const text = row[column.key];
  return text === undefined ? null : textCell(text, { wrap: true, ...aligned(column) });
}

function heightOf(row: LineRow): number {
  return Math.max(...columns.map(({ key, width }) => rowHeight(row[key] ?? '', width)));
}

function aligned(column: object) {
  return 'isNumber' in column ? ({ align: 'right' } as const) : {};
}
