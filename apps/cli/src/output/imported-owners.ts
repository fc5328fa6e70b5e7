import type { OwnersImported } from '@orgcost/chargeback';
import { count } from './count';

/** `3 rows: 1 assignment and 1 withdrawal written, 1 unchanged` */
export function renderImportedOwners(
  { rows, added, unchanged }: OwnersImported,
  dryRun: boolean,
): string {
  const withdrawn = added.filter(({ costCenter }) => costCenter === undefined).length;
  const parts = [
    count(added.length - withdrawn, 'assignment'),
    ...(withdrawn > 0 ? [count(withdrawn, 'withdrawal')] : []),
  ];
  const done = dryRun ? 'would be written' : 'written';
  const told = `${count(rows, 'row')}: ${parts.join(' and ')} ${done}, ${unchanged.toLocaleString('en-US')} unchanged`;
  return dryRun ? `${told}\nNothing was written: this was a dry run\n` : `${told}\n`;
}
