import { stringify } from 'csv-stringify/sync';

/** A header of the columns' names, then one line a row; what a row lacks is empty. */
export function renderCsv<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    cast: { boolean: String },
  });
}
