import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { InvalidInputError } from '@orgcost/domain';

/**
 * Has a file written beside `path`, and then puts it there, in place of what was there: whoever reads `path` finds all of
 * it or what was before.
 *
 * @param write into the file of this path, which is there and empty
 * @throws InvalidInputError when no file can be written there
 */
export async function writeWhole<Result>(
  path: string,
  write: (partial: string) => Promise<Result>,
): Promise<Result> {
  const partial = join(dirname(path), `.${basename(path)}.${randomUUID()}.partial`);
  try {
    await (await open(partial, 'wx')).close();
    const result = await write(partial);
    await rename(partial, path);
    return result;
  } catch (error) {
    await rm(partial, { force: true });
    throw writingError(path, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there: make it first',
  ENOTDIR: 'its folder is not one: name another',
  EACCES: 'its folder lets nothing be written: name another',
  EPERM: 'its folder lets nothing be written: name another',
  EROFS: 'its folder lets nothing be written: name another',
  EISDIR: 'it is a folder: name a file in it',
  ENOTEMPTY: 'it is a folder: name a file in it',
  ENAMETOOLONG: 'its name is too long: choose a shorter one',
  ENOSPC: 'the disk is full: make room',
};

function writingError(path: string, error: unknown): unknown {
  const code = isNativeError(error) && 'code' in error ? error.code : undefined;
  const reason =
    typeof code === 'string' && Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return reason === undefined
    ? error
    : new InvalidInputError(`${path} cannot be written, as ${reason}`, { cause: error });
}
