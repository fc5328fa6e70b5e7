import type { Statement } from '@orgcost/chargeback';
import type { SheetData } from 'write-excel-file/node';
import { factsOf, previewTitle, statementTitle } from '../facts';
import { sectionsOf } from '../sections';
import { summaryOf } from '../summary';
import { centsCell, textCell } from './cells';
import { rowHeight } from './heights';
import { headerStyle, titleStyle, totalStyle, warningStyle } from './styles';

/** What it is a statement of, what it comes to, part by part, and what was accepted. */
export function summarySheet(statement: Statement, document: string | undefined) {
  const data: SheetData = [
    [titleCell(statement)],
    [],
    ...factsOf(statement, document).map(({ title, text }) => [textCell(title), ...wide(text)]),
    [],
    ...acceptedRows(statement),
    ...amountRows(statement),
  ];
  return {
    sheet: 'Statement',
    data,
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape' as const,
  };
}

function titleCell({ closed }: Statement) {
  return closed === undefined
    ? textCell(previewTitle, { ...titleStyle, ...warningStyle })
    : textCell(statementTitle, titleStyle);
}

function amountRows(statement: Statement): SheetData {
  const { currency, payable } = statement;
  const rightHeader = { ...headerStyle, align: 'right' } as const;
  const rightTotal = { ...totalStyle, align: 'right' } as const;
  return [
    [
      textCell('Part', headerStyle),
      textCell(`Amount (${currency})`, rightHeader),
      textCell('Amount (exact)', rightHeader),
    ],
    ...summaryOf(statement, sectionsOf(statement)).map(({ title, cents, amount }) => [
      textCell(title),
      centsCell(cents),
      textCell(amount, { align: 'right' }),
    ]),
    [
      textCell('Payable', totalStyle),
      centsCell(payable, totalStyle),
      textCell(payable, rightTotal),
    ],
  ];
}

function acceptedRows({ accepted }: Statement): SheetData {
  if (accepted.length === 0) return [];
  return [
    [textCell('Accepted when the month was closed', warningStyle)],
    ...accepted.flatMap(({ message, reason, by }) => [
      [textCell('What stood against it'), ...wide(message)],
      [textCell('Why it was accepted'), ...wide(reason)],
      [textCell('Accepted by'), ...wide(by)],
    ]),
    [],
  ];
}

/** Over both columns of amounts: the library wants a cell of its own for what is covered. */
function wide(text: string) {
  const height = rowHeight(text, widths[1] + widths[2]);
  return [textCell(text, { wrap: true, align: 'left', columnSpan: 2, height }), null];
}

const widths = [28, 18, 40] as const;
