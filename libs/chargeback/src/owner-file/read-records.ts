import { InvalidInputError } from '@orgcost/domain';
import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod';

export interface CsvRecord {
  /** The line on which it ends; 1 is the first. */
  readonly line: number;
  /** Without the space around them. */
  readonly cells: readonly string[];
}

const parsedSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }),
);

/**
 * The records of a CSV text, of however many cells, but for those in which all are empty.
 * @param file its name, for messages
 * @throws InvalidInputError that names file and line, where its quotes do not match
 */
export function readRecords(text: string, file: string): CsvRecord[] {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      info: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    });
    return parsedSchema.parse(parsed).map(({ record, info }) => ({
      line: info.lines,
      cells: record.map((cell) => cell.trim()),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InvalidInputError(
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `${file}: a quote is opened and never closed: close it, or double each quote inside a value`
        : `${file}, line ${String(error.lines)}: its quotes do not match: put the whole value in quotes, and double those inside`,
    );
  }
}
