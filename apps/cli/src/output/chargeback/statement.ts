import type { Close, Statement, StatementEntry, StatementLine } from '@orgcost/chargeback';
import { periodInWords, printable } from '@orgcost/domain';
import { readableAmount } from '@orgcost/money';
import { describeLine } from '@orgcost/statement-files';
import { renderTable } from '../table';

/** Who has a statement of a closed month, and what it asks for. */
export function renderEntries({ period, at, by, statements }: Close, width?: number): string {
  const table = renderTable<StatementEntry>(
    [
      { title: 'Cost center', cell: ({ costCenter }) => costCenter, shrinks: true },
      { title: 'Payable', align: 'right', cell: ({ payable }) => readableAmount(payable) },
      { title: 'Currency', cell: ({ currency }) => currency },
      { title: 'Statement', cell: ({ document }) => document.slice(0, 12) },
    ],
    statements,
    { width },
  );
  return `${periodInWords(period)}, closed on ${at} by ${printable(by)}\n\n${table}`;
}

/** Every line with its exact amount, and what is asked for. */
export function renderStatement(statement: Statement, document: string, width?: number): string {
  const { costCenter, period, currency, metric, lines, total, rounding, payable } = statement;
  const accountOf = (line: StatementLine): string =>
    line.kind === 'direct' ? (statement.accountNames[line.account] ?? line.account) : '';
  const name = costCenter.name === undefined ? '' : ` (${printable(costCenter.name)})`;
  const table = renderTable<StatementLine>(
    [
      { title: 'Account', cell: accountOf, shrinks: true },
      { title: 'What', cell: (line) => describeLine(line, statement), shrinks: true },
      { title: currency, align: 'right', cell: ({ amount }) => amount },
    ],
    lines,
    {
      totals: [
        ['Total', '', total],
        ['Rounding', '', rounding],
        ['Payable', '', payable],
      ],
      width,
    },
  );
  const accepted = statement.accepted.map(
    ({ message, reason, by }) =>
      `Closed in spite of: ${printable(message)}\n  because: ${printable(reason)} (${printable(by)})\n`,
  );
  return (
    `Statement ${document.slice(0, 12)} of ${printable(costCenter.id)}${name}, ${periodInWords(period)}, ${metric} cost\n\n` +
    `${table}${accepted.length > 0 ? `\n${accepted.join('')}` : ''}`
  );
}
