import { createHash } from 'node:crypto';
import type { DocumentHash } from './close';

/** Under which a text is kept: SHA-256 of its UTF-8 bytes, as lowercase hexadecimal. */
export function documentHash(text: string): DocumentHash {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
