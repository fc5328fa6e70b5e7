import { configFileName } from '@orgcost/config';
import { InvalidInputError } from '@orgcost/domain';
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Io } from '../io';

export interface FoundFile {
  readonly path: string;
  /** For messages: from the working folder. */
  readonly name: string;
  readonly text: string;
}

/**
 * The config file: the one that is named, or that of the working folder, where there is one.
 * @param flag the name in `--config`, before that in `ORGCOST_CONFIG`
 * @throws InvalidInputError for a file that is named and is not there, and for a folder
 */
export async function findConfigFile(
  flag: string | undefined,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): Promise<FoundFile | undefined> {
  // A variable that is empty is not set.
  const named = flag ?? (env.ORGCOST_CONFIG || undefined);
  const path = resolve(cwd, named ?? configFileName);
  try {
    return { path, name: relative(cwd, path), text: await readFile(path, 'utf8') };
  } catch (error) {
    if (codeOf(error) === 'EISDIR') {
      throw new InvalidInputError(
        `${named ?? configFileName} is a folder: name a config file with --config or ORGCOST_CONFIG`,
      );
    }
    if (codeOf(error) !== 'ENOENT') throw error;
    if (named === undefined) return undefined;
    throw new InvalidInputError(
      `There is no config file ${named}: correct --config or ORGCOST_CONFIG`,
    );
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
