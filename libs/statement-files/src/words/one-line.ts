import { printable } from '@orgcost/domain';

/** Names and reasons come from outside: what is printed of them is one line, with nothing in it that is not seen. */
export function oneLine(text: string): string {
  return printable(text.trim().replace(/[\t\n\r\u2028\u2029]+/g, ' '));
}
