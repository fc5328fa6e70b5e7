import { stringifyChunked } from '@discoveryjs/json-ext';
import type { Writable } from 'node:stream';

export function renderJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The same, piece by piece: what grows with an organization is never held as one text. */
export function writeJson(stream: Pick<Writable, 'write'>, value: unknown): void {
  for (const piece of stringifyChunked(value, null, 2)) stream.write(piece);
  stream.write('\n');
}
