import { InvalidInputError } from '@orgcost/domain';
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as z from 'zod';
import type { Io } from './io';

const codeSchema = z.object({ code: z.string() });

/**
 * A file that people write, such as with a spreadsheet.
 * @param file from the working folder
 * @throws InvalidInputError where there is none, and for what is not UTF-8
 */
export async function readTextFile(file: string, { cwd }: Pick<Io, 'cwd'>): Promise<string> {
  const bytes = await readFile(resolve(cwd, file)).catch((error: unknown) => {
    const { data } = codeSchema.safeParse(error);
    if (data?.code === 'ENOENT') throw new InvalidInputError(`${file} does not exist`);
    if (data?.code === 'EISDIR') {
      throw new InvalidInputError(`${file} is a folder: name a CSV file`);
    }
    throw error;
  });
  if (!isUtf8(bytes)) {
    throw new InvalidInputError(`${file} is not UTF-8 text: save it as "CSV UTF-8"`);
  }
  return bytes.toString('utf8');
}
