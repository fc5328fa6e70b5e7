import type { Statement } from '@orgcost/chargeback';
import type { Table } from 'pdfmake';
import type { Group } from '../groups';
import { describeLine } from '../words/describe-line';
import { amountCell } from './amounts';
import type { Glyphs } from './glyphs';
import { endThatFits, rowHeightAtMost } from './heights';
import { colors, ruled } from './style';

/**
 * In points, together less than a page: what must not be broken over pages, and is higher than one, would be cut off, its
 * amount with it.
 */
const highest = { heading: 150, wholeRow: 300, wholeTable: 450 };

/** Lines under a heading that each page repeats. */
export function groupTable(
  { title = 'Line', lines, cents }: Group,
  totalTitle: string,
  statement: Statement,
  widths: [number, number],
  glyphs: Glyphs,
): Table {
  const rows = lines.map((line) => ({ ...line, text: glyphs(describeLine(line, statement)) }));
  const heading = endThatFits(glyphs(title), widths[0], highest.heading);
  const heights = [heading, ...rows.map(({ text }) => text), totalTitle].map((text) =>
    rowHeightAtMost(text, widths[0]),
  );
  const areRowsWhole = heights.every((height) => height <= highest.wholeRow);
  const isWhole = heights.reduce((sum, height) => sum + height, 0) <= highest.wholeTable;
  const header = { bold: true, fillColor: colors.shade };
  return {
    margin: [0, 0, 0, 8],
    unbreakable: isWhole,
    table: {
      widths,
      headerRows: 1,
      dontBreakRows: areRowsWhole,
      keepWithHeaderRows: areRowsWhole ? 1 : 0,
      body: [
        [
          { text: heading, ...header },
          { text: glyphs(statement.currency), alignment: 'right', ...header },
        ],
        ...rows.map(({ text, amount }) => [{ text }, amountCell(amount)]),
        [{ text: totalTitle, bold: true }, amountCell(cents, { bold: true })],
      ],
    },
    layout: ruled,
  };
}
