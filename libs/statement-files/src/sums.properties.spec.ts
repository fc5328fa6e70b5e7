import { parseAmount, sumAmounts, type Amount } from '@orgcost/money';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { statementCsv, statementPdf, statementXlsx } from './index';
import { printedPages } from './pdf-text.fixture';
import { statements } from './statement-arbitrary.fixture';
import { sheetsOf } from './sheets.fixture';

const runs = { numRuns: 30 };

test('rows of CSV sum to what is payable, exactly and in cents', () => {
  fc.assert(
    fc.property(statements, (statement) => {
      const rows: Record<string, string>[] = parse(statementCsv(statement), { columns: true });
      const sumOf = (column: string) =>
        sumAmounts(rows.map((row) => parseAmount(row[column] ?? '')));

      expect(rows).toHaveLength(statement.lines.length + 1);
      expect([sumOf('amount'), sumOf('cents')]).toEqual([statement.payable, statement.payable]);
    }),
    runs,
  );
});

test('both sheets of XLSX sum to what is payable, exactly and in cents', async () => {
  await fc.assert(
    fc.asyncProperty(statements, async (statement) => {
      const { payable } = statement;
      const { Statement: summary = [], Lines: lines = [] } = await sheetsOf(
        await statementXlsx(statement),
      );
      const parts = summary.slice(summary.findIndex(([title]) => title === 'Part') + 1, -1);
      const [, ...rows] = lines;

      expect(rows).toHaveLength(statement.lines.length + 1);
      expect(summary.at(-1)).toEqual(['Payable', Number(payable), payable]);
      expect(sumOfCells(parts.map((row) => row[1]))).toBe(payable);
      expect(sumOfCells(parts.map((row) => row[2]))).toBe(payable);
      expect(sumOfCells(rows.map((row) => row[2]))).toBe(payable);
      expect(sumOfCells(rows.map((row) => row.at(-1)))).toBe(payable);
    }),
    runs,
  );
}, 60_000);

test('what is printed in a PDF sums to what is payable, in the summary and line by line', async () => {
  await fc.assert(
    fc.asyncProperty(statements, async (statement) => {
      const printed = (await printedPages(await statementPdf(statement))).flat();
      const start = printed.indexOf('Part | USD');
      const end = printed.findIndex((text) => text.startsWith('Payable | '));
      const summary = amountsIn(printed.slice(start, end));
      const rounding = amountsIn(
        printed.slice(start, end).filter((text) => text.startsWith('Rounding | ')),
      );
      const lines = amountsIn(
        printed.slice(end + 1).filter((text) => !/^(?:Subtotal|Total: .*) \| /.test(text)),
      );

      expect(lines).toHaveLength(statement.lines.length);
      expect(amountsIn(printed.slice(end, end + 1))).toEqual([statement.payable]);
      expect(sumAmounts(summary)).toBe(statement.payable);
      expect(sumAmounts([...lines, ...rounding])).toBe(statement.payable);
    }),
    runs,
  );
}, 60_000);

function amountsIn(lines: readonly string[]): Amount[] {
  return lines.flatMap((text) => {
    const amount = / \| (-?[\d,]+\.\d\d)$/.exec(text)?.[1];
    return amount === undefined ? [] : parseAmount(amount.replaceAll(',', ''));
  });
}

/** Numbers as a spreadsheet shows them: it has no more than 15 digits of them. */
function sumOfCells(cells: readonly unknown[]): Amount {
  return sumAmounts(
    cells.map((cell) => parseAmount(typeof cell === 'number' ? cell.toFixed(2) : String(cell))),
  );
}
