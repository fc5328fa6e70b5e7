import { isNativeError } from 'node:util/types';
import { InvalidInputError } from '@orgcost/domain';
import { literal, type Scratch } from './scratch';
import { rowNumber } from './source';

/**
 * Writes the rejected rows as CSV, in the file's order: the row's number (the first after the header is 1), the
 * reason, and the row's own columns as they came.
 *
 * @throws InvalidInputError when the file cannot be written
 */
export async function writeRejects({ database }: Scratch, rejectsFile: string): Promise<void> {
  try {
    await database.run(`
      COPY (
        SELECT rejected.row AS "RejectedRow", reason AS "RejectReason", source.* EXCLUDE (${rowNumber})
        FROM source JOIN rejected ON source.${rowNumber} = rejected.row ORDER BY rejected.row
      ) TO ${literal(rejectsFile)} (FORMAT csv, HEADER)`);
  } catch (error) {
    if (!isNativeError(error) || !/Cannot open file|Could not write/.test(error.message))
      throw error;
    throw new InvalidInputError(
      `The rejected rows cannot be written to ${rejectsFile}: name another file`,
      {
        cause: error,
      },
    );
  }
}
