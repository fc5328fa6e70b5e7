import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isNativeError } from 'node:util/types';
import { createGunzip } from 'node:zlib';
import { InvalidInputError } from '@orgcost/domain';

export interface PlainFile {
  /** What the user calls it, also where `path` is a copy. */
  readonly name: string;
  readonly path: string;
  readonly format: 'csv' | 'parquet';
}

/**
 * Tells the format by the first bytes, whatever the file is called. Gzip is inflated by Node: DuckDB takes a truncated
 * gzip for a shorter file.
 *
 * @param inflated where to
 * @throws InvalidInputError
 */
export async function unpack(file: string, inflated: string): Promise<PlainFile> {
  const start = await firstBytes(file, file);
  if (start.readUInt16BE() !== 0x1f8b) return { name: file, path: file, format: formatOf(start) };

  try {
    await pipeline(createReadStream(file), createGunzip(), createWriteStream(inflated));
  } catch (error) {
    throw inflationError(file, dirname(inflated), error);
  }
  return { name: file, path: inflated, format: formatOf(await firstBytes(inflated, file)) };
}

function formatOf(start: Buffer): PlainFile['format'] {
  return start.toString('latin1') === 'PAR1' ? 'parquet' : 'csv';
}

async function firstBytes(path: string, name: string): Promise<Buffer> {
  try {
    if (!(await stat(path)).isFile()) {
      throw new InvalidInputError(
        `${name} is not a file: name FOCUS files, CSV, gzipped CSV or Parquet`,
      );
    }
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      if (bytesRead === 0)
        throw new InvalidInputError(`${name} is empty: export or download it again`);
      return buffer;
    } finally {
      await handle.close();
    }
  } catch (error) {
    switch (codeOf(error)) {
      case 'ENOENT':
        throw new InvalidInputError(`${name} does not exist`, { cause: error });
      case 'EACCES':
      case 'EPERM':
        throw new InvalidInputError(`${name} may not be read: check its permissions`, {
          cause: error,
        });
      default:
        throw error;
    }
  }
}

function inflationError(file: string, folder: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case 'Z_BUF_ERROR':
      return new InvalidInputError(`${file} is cut short: its gzip has no end. Download it again`, {
        cause: error,
      });
    case 'Z_DATA_ERROR':
      return new InvalidInputError(
        `${file} is damaged: its gzip cannot be inflated. Download it again`,
        {
          cause: error,
        },
      );
    case 'ENOSPC':
      return new InvalidInputError(
        `There is no room in ${folder} to inflate ${file}: free some, or set TMPDIR to another disk`,
        { cause: error },
      );
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  return isNativeError(error) && 'code' in error ? error.code : undefined;
}
