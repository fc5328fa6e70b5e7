import type { OwnersImported } from '@orgcost/chargeback';
import { printable } from '@orgcost/domain';
import type { NewCostCenter } from '../owners/new-cost-centers';
import { count } from './count';

/** What nothing has named before, then `3 rows: 1 assignment and 1 withdrawal written, 1 unchanged` */
export function renderImportedOwners(
  { rows, added, unchanged }: OwnersImported,
  unheardOf: readonly NewCostCenter[],
  dryRun: boolean,
): string {
  const withdrawn = added.filter(({ costCenter }) => costCenter === undefined).length;
  const parts = [
    count(added.length - withdrawn, 'assignment'),
    ...(withdrawn > 0 ? [count(withdrawn, 'withdrawal')] : []),
  ];
  const done = dryRun ? 'would be written' : 'written';
  const told = `${count(rows, 'row')}: ${parts.join(' and ')} ${done}, ${unchanged.toLocaleString('en-US')} unchanged`;
  const named = unheardOf.map(
    ({ costCenter, origin }) =>
      `${printable(origin)}: ${printable(costCenter)} is a new cost center: import it again, corrected, if it is none\n`,
  );
  return `${named.join('')}${told}\n${dryRun ? 'Nothing was written: this was a dry run\n' : ''}`;
}
