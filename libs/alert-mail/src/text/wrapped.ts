import { printable } from '@orgcost/domain';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Characters in a line, so that it stays one when it is quoted in an answer. */
export const lineWidth = 76;

/** Prose in lines; a word that is longer than a line goes on in the next. */
export function wrapped(text: string, width = lineWidth): readonly string[] {
  return wrapAnsi(printable(text), width, { hard: true }).split('\n');
}
