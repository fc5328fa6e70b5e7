import { unzipSync, zipSync } from 'fflate';

/**
 * The library dates what it packs by the clock; packed anew with one date, the same content has the same bytes. Zip files
 * keep local time, so that the date is made of local time as well.
 */
export function withoutClock(zip: Uint8Array): Buffer {
  return Buffer.from(zipSync(unzipSync(zip), { mtime: new Date(1980, 0, 1) }));
}
