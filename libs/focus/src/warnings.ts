import { open } from 'node:fs/promises';
import * as z from 'zod';
import type { Scratch } from './scratch';
import type { Source } from './source';
import { rowsOf } from './sums';

/** What is doubtful about files that could be read. */
export async function findWarnings(
  scratch: Scratch,
  sources: readonly Source[],
): Promise<string[]> {
  const warnings = [
    ...sources.map(floatColumns),
    ...(await Promise.all(sources.map(missingLineEnd))),
    await chargesOutsideTheirPeriod(scratch),
  ];
  return warnings.filter((warning) => warning !== undefined);
}

function floatColumns({ file, columns }: Source): string | undefined {
  const floats = columns.filter(
    ({ name, type }) => /^(?:billed|effective)cost$/i.test(name) && /^(?:FLOAT|DOUBLE)$/.test(type),
  );
  if (floats.length === 0) return undefined;
  const names = floats.map(({ name }) => name).join(' and ');
  return `${file.name} has floating-point numbers in ${names}: each is taken in its shortest decimal form, but the file itself is not exact`;
}

/** RFC 4180 lets the last line do without; but a file that was cut within its last column looks the same. */
async function missingLineEnd({ file }: Source): Promise<string | undefined> {
  const { path, format, name } = file;
  if (format !== 'csv') return undefined;
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return /[\r\n]/.test(buffer.toString('latin1'))
      ? undefined
      : `The last line of ${name} has no line end: it may be cut off`;
  } finally {
    await handle.close();
  }
}

async function chargesOutsideTheirPeriod({ database }: Scratch): Promise<string | undefined> {
  const answer = await database.runAndReadAll(
    `SELECT ${rowsOf('charge WHERE day <> start_day')} AS charges`,
  );
  const { charges } = z.object({ charges: z.bigint() }).parse(answer.getRowObjectsJS()[0]);
  return charges === 0n
    ? undefined
    : `Charges that start outside their billing period: ${charges}. Each is kept on the nearest day of the period that it is billed in`;
}
