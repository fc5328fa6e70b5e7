import { isNativeError } from 'node:util/types';
import { InvalidInputError } from '@orgcost/domain';

/** What DuckDB says of a CSV, in the words that help to mend it. */
const csvFindings = [
  /Expected Number of Columns: \d+ Found: \d+/,
  /Value with unterminated quote found/,
  /This file is not utf-8 encoded/,
  /Maximum line size of \d+ bytes exceeded/,
];

/** DuckDB's error while it reads a file, for people; any other error as it is. */
export function readingError(file: string, error: unknown): unknown {
  if (!isNativeError(error) || error instanceof InvalidInputError) return error;
  const { message } = error;
  if (/^Out of Memory Error|No space left on device/.test(message)) {
    return new InvalidInputError(
      `There is no room to read ${file}: free some space in the temporary folder, or set TMPDIR to another disk`,
      { cause: error },
    );
  }
  if (!/^(?:Invalid|Invalid Input|IO|Serialization) Error: /.test(message)) return error;
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const finding = csvFindings.map((pattern) => pattern.exec(message)?.[0]).find(Boolean);
  const details = [line && `line ${line}`, finding].filter(Boolean).join(': ');
  return new InvalidInputError(
    `${file} is damaged or cut short${details && ` (${details})`}: nothing was imported. Export or download it again`,
    { cause: error },
  );
}
