import type { CsvRecord } from './read-records';
import { ownerColumns, type OwnerColumn } from './owner-row';
import type { RowFault } from './row-fault';

const required: readonly OwnerColumn[] = ['account', 'cost_center'];
const all = ownerColumns.join(', ');

/** What each place of a row is of; none where there are faults. */
export interface OwnerHeader {
  readonly columns: readonly OwnerColumn[];
  readonly faults: readonly RowFault[];
}

/** @param hasFrom the first day is known without the column */
export function readHeader({ line, cells }: CsvRecord, hasFrom: boolean): OwnerHeader {
  const columns = cells.map((cell) => ownerColumns.find((name) => name === cell.toLowerCase()));
  const known = columns.filter((column) => column !== undefined);
  const faults = [...faultsOf(cells, columns, known, hasFrom)];
  return { columns: known, faults: faults.map((message) => ({ line, message })) };
}

function* faultsOf(
  cells: readonly string[],
  columns: readonly (OwnerColumn | undefined)[],
  known: readonly OwnerColumn[],
  hasFrom: boolean,
): Iterable<string> {
  const separator = [';', '\t'].find((it) => cells.length === 1 && cells[0]?.includes(it));
  if (separator !== undefined) {
    const name = separator === '\t' ? 'tabs' : 'semicolons';
    yield `its columns are separated by ${name}: save it with commas, as "CSV UTF-8"`;
    return;
  }
  for (const [at, column] of columns.entries()) {
    if (column === undefined) {
      yield `column ${JSON.stringify(cells[at])} is none of ${all}: correct or remove it`;
    } else if (columns.indexOf(column) < at) {
      yield `column ${column} is there twice: remove one`;
    }
  }
  for (const column of required.filter((name) => !known.includes(name))) {
    yield `column ${column} is missing: the first line names the columns, of ${all}`;
  }
  if (!hasFrom && !known.includes('from')) {
    yield 'column from is missing: add it, or --from with the first UTC day';
  }
}
