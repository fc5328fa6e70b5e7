import { printable } from '@orgcost/domain';
import { table } from 'table';
import { narrowed } from './narrowed';

export interface Column<Row> {
  readonly title: string;
  readonly align?: 'right';
  /** Longer text goes on in the next line. */
  readonly maxWidth?: number;
  /** Text that may go on in the next line where the table is wider than its place. */
  readonly shrinks?: boolean;
  readonly cell: (row: Row) => string;
}

export interface TableOptions {
  /** Rows below a line, one cell for each column. */
  readonly totals?: readonly (readonly string[])[];
  /** Characters in a line of the place where it is shown; unlimited unless told. */
  readonly width?: number | undefined;
}

/** Between columns. */
const gap = 2;

/** For text that shrinks, its longest word, lest it fall apart; of words longer than that, no more than this. */
const longestWhole = 14;

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

/** Columns of text under their titles, wide characters counted as wide. */
export function renderTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { totals = [], width = Number.POSITIVE_INFINITY }: TableOptions = {},
): string {
  const cells = [
    ...rows.map((row) => columns.map(({ cell }) => printable(cell(row)))),
    ...totals.map((total) => [...total]),
  ];
  const widths = narrowedWidths(columns, cells, width);
  const lastLine = totals.length > 0 ? rows.length + 1 : 1;
  return table([columns.map(({ title }) => title), ...cells], {
    border: lines,
    columnDefault: { paddingLeft: 0 },
    columns: columns.map(({ align }, index) => ({
      alignment: align ?? 'left',
      paddingRight: index === columns.length - 1 ? 0 : gap,
      ...(widths && { width: widths[index] ?? 0, wrapWord: true }),
    })),
    drawHorizontalLine: (index) => index === 1 || index === lastLine,
  }).replace(/ +$/gm, '');
}

/**
 * Text that shrinks goes on in the next line, as do titles above numbers; all else stays whole.
 * @returns nothing where every column may be as wide as it is
 */
function narrowedWidths<Row>(
  columns: readonly Column<Row>[],
  cells: readonly string[][],
  width: number,
): number[] | undefined {
  const unlimited = Number.POSITIVE_INFINITY;
  if (columns.every(({ maxWidth }) => maxWidth === undefined) && width === unlimited)
    return undefined;
  const measured = cellWidths(columns.length, cells);
  const wanted = columns.map(({ title, align, maxWidth = unlimited, shrinks }, index) => {
    const cell = measured[index] ?? 0;
    const natural = Math.min(Math.max(title.length, cell), maxWidth);
    const ofTitle = longestWord(title);
    const ofCells = Math.max(ofTitle, ...cells.map((row) => longestWord(row[index] ?? '')));
    const whole = align === 'right' ? Math.max(ofTitle, cell) : natural;
    const least = shrinks ? Math.min(ofCells, longestWhole) : whole;
    return { width: natural, least: Math.min(least, natural) };
  });
  return narrowed(wanted, width - gap * (columns.length - 1));
}

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map(({ length }) => length));
}

/** The widest cell of each column, measured by having a line drawn above them. */
function cellWidths(columns: number, cells: readonly string[][]): number[] {
  const [line = ''] = table([Array.from({ length: columns }, () => ''), ...cells], {
    border: { ...lines, topBody: '─', topJoin: '┬' },
    columnDefault: { paddingLeft: 0, paddingRight: 0 },
    drawHorizontalLine: (index) => index === 0,
  }).split('\n', 1);
  return line.split('┬').map(({ length }) => length);
}
