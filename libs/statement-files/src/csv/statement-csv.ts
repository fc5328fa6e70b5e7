import type { Statement } from '@orgcost/chargeback';
import { formatAmount } from '@orgcost/money';
import { stringify, type CastingContext } from 'csv-stringify/sync';
import { columns, rowsOf } from '../columns';
import { oneLine } from '../words/one-line';

/**
 * A header, one row a line, and a row of what is rounded, so that `amount`, exact, and `cents` each sum to what is payable.
 * Every row says whose it is: rows of several statements can be put into one file.
 */
export function statementCsv(statement: Statement): string {
  const { period, costCenter, currency, metric, closed } = statement;
  const whose = {
    statementPeriod: period,
    statementCostCenter: oneLine(costCenter.id),
    statementCurrency: oneLine(currency),
    statementMetric: metric,
    statementClose: closed === undefined ? 'preview' : String(closed.sequence),
  };
  const rows = rowsOf(statement).map((row) => ({
    ...whose,
    ...row,
    cents: formatAmount(row.cents, 2),
  }));
  return stringify(rows, {
    header: true,
    columns: [...Object.keys(whose), ...columns.map(({ key }) => key), 'cents'],
    cast: { string: inert },
  });
}

/** Spreadsheets take text for a formula where it begins like one; a number may begin with a minus. */
function inert(value: string, { column, header }: CastingContext) {
  return header || numbers.has(String(column)) ? value : { value, escape_formulas: true };
}

const numbers = new Set<string>([
  ...columns.flatMap((column) => ('isNumber' in column ? column.key : [])),
  'cents',
]);
