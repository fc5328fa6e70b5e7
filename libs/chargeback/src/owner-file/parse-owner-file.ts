import { InvalidInputError, type AccountId, type UtcDay } from '@orgcost/domain';
import type { CostCenter } from '../ownership/cost-center';
import { overlap } from '../ownership/dated';
import { readHeader } from './read-header';
import { readRecords, type CsvRecord } from './read-records';
import { ownerCellsSchema, type OwnerCells, type OwnerColumn, type OwnerRow } from './owner-row';
import { refuseFaults, type RowFault } from './row-fault';

export interface OwnerFileOptions {
  /** Its name, for messages. */
  readonly file: string;
  /** The first UTC day of rows that name none. */
  readonly from?: UtcDay;
  /** All that there are; where it is empty, whatever is named is one. */
  readonly costCenters: readonly CostCenter[];
}

export interface OwnerFile {
  /** Those without a fault. */
  readonly rows: readonly OwnerRow[];
  /** Every account that is named, also beside a fault. */
  readonly named: readonly { readonly line: number; readonly account: AccountId }[];
  readonly faults: readonly RowFault[];
}

/**
 * Reads a CSV file of owners: `account` and `cost_center`, and where it has them `owner`, `from` and `to`.
 * @throws InvalidInputError where its rows cannot be told apart, or what their values mean
 */
export function parseOwnerFile(text: string, options: OwnerFileOptions): OwnerFile {
  const [first, ...records] = readRecords(text, options.file);
  if (!first) throw new InvalidInputError(`${options.file} is empty: save or download it again`);
  const header = readHeader(first, options.from !== undefined);
  refuseFaults(options.file, header.faults);
  if (records.length === 0) {
    throw new InvalidInputError(`${options.file} has no row below its header: save it again`);
  }

  const schema = ownerCellsSchema(new Set(options.costCenters.map(({ id }) => id)));
  const read = records.map((record) => readRow(record, header.columns, schema, options.from));
  const rows = read.flatMap(({ row }) => row ?? []);
  return {
    rows,
    named: read.flatMap(({ named }) => named ?? []),
    faults: [...read.flatMap(({ faults }) => faults), ...overlaps(rows)],
  };
}

interface ReadRow {
  readonly row?: OwnerRow;
  readonly named?: OwnerFile['named'][number];
  readonly faults: readonly RowFault[];
}

function readRow(
  { line, cells }: CsvRecord,
  columns: readonly OwnerColumn[],
  schema: ReturnType<typeof ownerCellsSchema>,
  defaultFrom: UtcDay | undefined,
): ReadRow {
  const faulty = (messages: readonly string[]) => messages.map((message) => ({ line, message }));
  if (cells.length !== columns.length) {
    return {
      faults: faulty([`it has ${cells.length} values, and the header ${columns.length} columns`]),
    };
  }
  const filled: OwnerCells = {
    ...(defaultFrom !== undefined && { from: defaultFrom }),
    ...Object.fromEntries(
      columns.flatMap((column, at) => (cells[at] ? [[column, cells[at]]] : [])),
    ),
  };
  const account = schema.shape.account.safeParse(filled.account);
  const named = account.success ? { named: { line, account: account.data } } : {};
  const result = schema.safeParse(filled);
  if (!result.success) {
    const { issues } = result.error;
    return {
      ...named,
      faults: faulty(issues.map(({ path, message }) => `${path.join('.')} ${message}`)),
    };
  }
  const { cost_center: costCenter, ...rest } = result.data;
  const row = { line, ...rest, ...(costCenter !== undefined && { costCenter }) };
  const contradiction = contradictionIn(row);
  return contradiction === undefined
    ? { ...named, row, faults: [] }
    : { ...named, faults: faulty([contradiction]) };
}

function contradictionIn({ costCenter, owner, from, to }: OwnerRow): string | undefined {
  if (costCenter === undefined && owner !== undefined) {
    return 'owner has no cost_center: fill it in, or leave both empty to withdraw what was assigned';
  }
  return to !== undefined && to <= from
    ? `to ${to} is not later than from, ${from}: it is the day after the last`
    : undefined;
}

/** Of two for the same day it would be left open which counts. */
function overlaps(rows: readonly OwnerRow[]): RowFault[] {
  const seen = new Map<AccountId, OwnerRow[]>();
  return rows.flatMap((row) => {
    const earlier = seen.get(row.account) ?? [];
    seen.set(row.account, [...earlier, row]);
    const other = earlier.find((it) => overlap(it, row));
    if (!other) return [];
    const message = `account ${row.account} is on line ${other.line} for some of the same days: remove one, or change from and to`;
    return [{ line: row.line, message }];
  });
}
