import { printable } from '@orgcost/domain';
import type { Io } from '../io';

/** Tells of items of the ledger that a list is without, a line each. */
export function warnOfUnread({ stderr }: Pick<Io, 'stderr'>, errors: readonly unknown[]): void {
  for (const error of errors) {
    const why = error instanceof Error ? error.message : String(error);
    stderr.write(`${printable(`orgcost: ${why}`)}\n`);
  }
}
