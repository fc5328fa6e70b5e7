import { open } from 'node:fs/promises';
import * as z from 'zod';
import type { Scratch } from './scratch';
import type { SourceColumn } from './source';
import type { PlainFile } from './unpack';

/** What is doubtful about a file that could be read. */
export async function findWarnings(
  scratch: Scratch,
  file: PlainFile,
  columns: readonly SourceColumn[],
): Promise<string[]> {
  return [
    ...floatColumns(columns),
    ...(await missingLineEnd(file)),
    ...(await chargesOfOtherPeriods(scratch)),
  ];
}

function floatColumns(columns: readonly SourceColumn[]): string[] {
  const floats = columns
    .filter(
      ({ column_name, column_type }) =>
        /^(?:billed|effective)cost$/i.test(column_name) && /^(?:FLOAT|DOUBLE)$/.test(column_type),
    )
    .map(({ column_name }) => column_name);
  return floats.length === 0
    ? []
    : [
        `Floating-point numbers in ${floats.join(' and ')}: each is taken in its shortest decimal form, but the file itself is not exact`,
      ];
}

/** RFC 4180 lets the last line do without; but a file that was cut within its last column looks the same. */
async function missingLineEnd({ path, format }: PlainFile): Promise<string[]> {
  if (format !== 'csv') return [];
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return /[\r\n]/.test(buffer.toString('latin1'))
      ? []
      : ['The last line has no line end: the file may have been cut short'];
  } finally {
    await handle.close();
  }
}

/**
 * A correction of an earlier billing period carries the day that it corrects. The file has nothing else of that day,
 * and an import replaces what the ledger has of a day.
 */
async function chargesOfOtherPeriods({ database }: Scratch): Promise<string[]> {
  const answer = await database.runAndReadAll(`
    SELECT CAST(count(*) AS INTEGER) AS charges FROM loaded
    WHERE kind <> 'other' AND (left(ChargePeriodStart, 10) < left(BillingPeriodStart, 10)
      OR left(ChargePeriodStart, 10) >= left(BillingPeriodEnd, 10))`);
  const { charges } = z.object({ charges: z.number() }).parse(answer.getRowObjectsJS()[0]);
  return charges === 0
    ? []
    : [
        `Charges that start outside their billing period: ${charges}. Their days may be incomplete in this file, and replace what the ledger has of them`,
      ];
}
