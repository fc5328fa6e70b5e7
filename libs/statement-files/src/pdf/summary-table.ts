import type { Statement } from '@orgcost/chargeback';
import type { Content } from 'pdfmake';
import type { Section } from '../sections';
import { summaryOf } from '../summary';
import { amountCell } from './amounts';
import type { Glyphs } from './glyphs';
import { colors, ruled } from './style';

/** Part by part, down to what is payable. */
export function summaryTable(
  statement: Statement,
  sections: readonly Section[],
  widths: [number, number],
  glyphs: Glyphs,
): Content {
  const header = { bold: true, fillColor: colors.shade };
  return [
    { text: 'Summary', style: 'section' },
    {
      table: {
        widths,
        dontBreakRows: true,
        body: [
          [
            { text: 'Part', ...header },
            { text: glyphs(statement.currency), alignment: 'right', ...header },
          ],
          ...summaryOf(statement, sections).map(({ title, cents }) => [
            { text: title },
            amountCell(cents),
          ]),
          [{ text: 'Payable', bold: true }, amountCell(statement.payable, { bold: true })],
        ],
      },
      layout: ruled,
    },
    {
      text: roundingNote,
      style: 'small',
      margin: [4, 5, 4, 0],
    },
  ];
}

const roundingNote =
  'Each amount is printed in cents, rounded on its own, half to even; subtotals are the sums of what is printed, and ' +
  '“Rounding” is what these lack or exceed. Exact amounts are in the spreadsheet, CSV and JSON of this statement.';
