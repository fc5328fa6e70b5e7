import type { Statement } from '@orgcost/chargeback';
import { readableAmount } from '@orgcost/money';
import type { Content, Text } from 'pdfmake';
import { factsOf, previewTitle, statementTitle, type Fact } from '../facts';
import type { Glyphs } from './glyphs';
import { contentWidth } from './style';

const titleWidth = 120;

/** What it is a statement of, and what is to be paid. */
export function head(statement: Statement, document: string | undefined, glyphs: Glyphs): Content {
  const { closed, payable, currency } = statement;
  return [
    closed === undefined
      ? { text: previewTitle, style: ['title', 'warning'] }
      : { text: statementTitle, style: 'title' },
    {
      text: `${closed ? 'Payable' : 'Payable if closed as it is'}: ${readableAmount(payable)} ${glyphs(currency)}`,
      fontSize: 13,
      bold: true,
      margin: [0, 4, 0, 10],
    },
    {
      table: {
        widths: [titleWidth, contentWidth - titleWidth - 8],
        body: factsOf(statement, document).map((fact) => factRow(fact, glyphs)),
      },
      layout: 'noBorders',
    },
  ];
}

function factRow({ title, text }: Fact, glyphs: Glyphs): Text[] {
  return [{ text: title, style: 'quiet' }, { text: glyphs(text) }];
}
