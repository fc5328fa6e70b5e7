import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InvalidInputError } from '@orgcost/domain';
import { stringify } from 'csv-stringify';
import { createScratch, literal } from '../scratch';
import { decimal } from '../sums';
import { exportColumns, type ExportColumn, type FocusRow } from './columns';

const columns = Object.keys(exportColumns);

/** RFC 4180 in UTF-8; null is nothing between commas. */
export async function writeCsv(path: string, rows: AsyncIterable<FocusRow>): Promise<void> {
  await pipeline(
    Readable.from(rows),
    stringify({ header: true, columns }),
    createWriteStream(path),
  );
}

/**
 * Amounts as DECIMAL(38, 18), times as instants, the rest as text. By way of a CSV, which DuckDB reads as text: rows do not
 * have to be in memory.
 *
 * @throws InvalidInputError when an amount has more digits than that: DuckDB would round it
 */
export async function writeParquet(path: string, rows: AsyncIterable<FocusRow>): Promise<void> {
  const scratch = await createScratch();
  try {
    const csv = join(scratch.folder, 'rows.csv');
    await writeCsv(csv, onlyStorable(rows));
    const texts = columns.map((column) => `${literal(column)}: 'VARCHAR'`);
    const typed = Object.entries(exportColumns).map(
      ([column, type]) => `CAST("${column}" AS ${sqlTypes[type]}) AS "${column}"`,
    );
    // In one thread: a quoted text may have line ends in it.
    await scratch.database.run(`
      COPY (
        SELECT ${typed.join(', ')}
        FROM read_csv(${literal(csv)}, delim = ',', quote = '"', escape = '"', header = true, strict_mode = true,
          compression = 'none', auto_detect = false, parallel = false, columns = {${texts.join(', ')}})
      ) TO ${literal(path)} (FORMAT parquet)`);
  } finally {
    await scratch.remove();
  }
}

const sqlTypes = { amount: decimal, time: 'TIMESTAMP WITH TIME ZONE', text: 'VARCHAR' } as const;

/** What `decimal` holds without rounding. */
const storableAmount = /^-?\d{1,20}(?:\.\d{1,18})?$/;

const amountColumns: readonly ExportColumn[] = ['BilledCost', 'EffectiveCost'];

async function* onlyStorable(rows: AsyncIterable<FocusRow>): AsyncGenerator<FocusRow> {
  for await (const row of rows) {
    for (const column of amountColumns) {
      const amount = row[column];
      if (amount === null || storableAmount.test(amount)) continue;
      throw new InvalidInputError(
        `Parquet has no room for the amount ${amount} of cost center ${row.x_CostCenter ?? ''}, which has more than 18 decimals or 20 digits before them: export it as CSV, which has it exactly`,
      );
    }
    yield row;
  }
}
