import { isNativeError } from 'node:util/types';
/** The folder of an embedded ledger cannot be used; the message names it and says what to do, in one line. */
export class EmbeddedLedgerError extends Error {
  override readonly name = 'EmbeddedLedgerError';

  constructor(directory: string, reason: string, options?: ErrorOptions) {
    super(`The embedded ledger in ${directory} cannot be used: ${reason}`, options);
  }
}

const notWritable = 'you may not write there. Change its permissions, or choose another folder';
const notAFolder = 'a part of its path is a file. Choose another folder';
const noPlace = 'no folder can be made there. Choose another one';
const full = 'the disk is full. Free some space and run the command again';
const damaged =
  'its files are damaged. Put back a copy of the folder, or move it away and collect again';

const reasons: readonly (readonly [RegExp, string])[] = [
  [/EACCES|EPERM|EROFS|permission denied/iu, notWritable],
  [/ENOTDIR|EEXIST|not a directory/iu, notAFolder],
  [/ENOENT.* mkdir/u, noPlace],
  [/ENOSPC|EDQUOT|EFBIG|no space left|file too large/iu, full],
  [/LEVEL_CORRUPTION|LEVEL_DECODE_ERROR|corruption|does not exist/iu, damaged],
  [/LEVEL_|Database is (?:not open|closed)/u, damaged],
];

/** What Node or LevelDB says of a folder, in words for people; an error of another kind stays as it is. */
export function explained(directory: string, error: unknown): unknown {
  if (!isNativeError(error) || error instanceof EmbeddedLedgerError) return error;
  // LevelDB hands on what the system said as a text, in the cause of an error of its own.
  const said = [error, error.cause].map(textOf).join(' ');
  const reason = reasons.find(([pattern]) => pattern.test(said))?.[1];
  return reason === undefined
    ? error
    : new EmbeddedLedgerError(directory, reason, { cause: error });
}

function textOf(error: unknown): string {
  if (!isNativeError(error)) return '';
  return 'code' in error ? `${String(error.code)} ${error.message}` : error.message;
}
