import { table } from 'table';
import { printable } from './printable';

export interface Column<Row> {
  readonly title: string;
  readonly align?: 'right';
  /** Longer text goes on in the next line. */
  readonly maxWidth?: number;
  readonly cell: (row: Row) => string;
}

const lines = {
  topBody: '',
  topJoin: '',
  topLeft: '',
  topRight: '',
  bottomBody: '',
  bottomJoin: '',
  bottomLeft: '',
  bottomRight: '',
  bodyLeft: '',
  bodyRight: '',
  bodyJoin: '',
  joinBody: '─',
  joinLeft: '',
  joinRight: '',
  joinJoin: '',
};

/**
 * Columns of text under their titles, wide characters counted as wide.
 * @param totals rows below a line, one cell for each column
 */
export function renderTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  totals: readonly (readonly string[])[] = [],
): string {
  const body = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ cell }) => printable(cell(row)))),
    ...totals,
  ];
  const lastLine = totals.length > 0 ? rows.length + 1 : 1;
  return table(
    body.map((cells) => [...cells]),
    {
      border: lines,
      columnDefault: { paddingLeft: 0 },
      columns: columns.map(({ align, maxWidth = Number.POSITIVE_INFINITY }, index) => ({
        alignment: align ?? 'left',
        paddingRight: index === columns.length - 1 ? 0 : 2,
        ...(body.some((cells) => (cells[index] ?? '').length > maxWidth) && {
          width: maxWidth,
          wrapWord: true,
        }),
      })),
      drawHorizontalLine: (index) => index === 1 || index === lastLine,
    },
  ).replace(/ +$/gm, '');
}
