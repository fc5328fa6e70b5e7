import { isNativeError } from 'node:util/types';
import { InvalidInputError } from '@orgcost/domain';
import { literal, type Scratch } from './scratch';
import { rowNumber, type Source } from './source';

/**
 * Writes the rejected rows of all files as one CSV, in the files' order: the file, the row's number in it (the first
 * after the header is 1), the reason, and the row's own columns as they came.
 *
 * @throws InvalidInputError when the file cannot be written
 */
export async function writeRejects(
  { database }: Scratch,
  sources: readonly Source[],
  rejectsFile: string,
): Promise<void> {
  const rejects = sources.map(
    ({ file, numberedView }, index) => `
      SELECT ${literal(file.name)} AS "RejectedFile", rejected.row AS "RejectedRow", reason AS "RejectReason",
        CAST(COLUMNS(${numberedView}.* EXCLUDE (${rowNumber})) AS VARCHAR)
      FROM ${numberedView} JOIN rejected ON ${numberedView}.${rowNumber} = rejected.row AND rejected.file = ${index}
      ORDER BY rejected.row`,
  );
  try {
    await database.run(
      `COPY (${rejects.map((select) => `(${select})`).join(' UNION ALL BY NAME ')}) TO ${literal(rejectsFile)} (FORMAT csv, HEADER)`,
    );
  } catch (error) {
    if (!isNativeError(error) || !/Cannot open file|Could not write/.test(error.message))
      throw error;
    throw new InvalidInputError(
      `The rejected rows cannot be written to ${rejectsFile}: let its folder be written to, or import from another one`,
      {
        cause: error,
      },
    );
  }
}
