import { stringify, type CastingContext } from 'csv-stringify/sync';

/** A header of the columns' names, then one line a row; what a row lacks is empty. */
export function renderCsv<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    cast: { boolean: String, string: inert },
  });
}

/** Spreadsheets take text for a formula where it begins like one; a number may begin with a minus. */
function inert(value: string, { header }: CastingContext) {
  return header || /^-?\d+(?:\.\d+)?$/u.test(value) ? value : { value, escape_formulas: true };
}
