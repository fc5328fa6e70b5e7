import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { InvalidInputError } from '@orgcost/domain';
import type { PlainFile } from './unpack';

/**
 * Its charges would be counted twice. Contents are compared, so that neither a link nor gzip hides one.
 *
 * @throws InvalidInputError when two of the files are the same
 */
export async function refuseRepeatedFile(files: readonly PlainFile[]): Promise<void> {
  const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
  const named = new Map<string, string>();
  for (const [index, { name, path }] of files.entries()) {
    const size = sizes[index];
    if (sizes.filter((other) => other === size).length === 1) continue;
    const digest = await digestOf(path);
    const present = named.get(digest);
    if (present !== undefined) {
      throw new InvalidInputError(
        `The same file is given twice, as ${present} and as ${name}: name it once`,
      );
    }
    named.set(digest, name);
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
