import type { OwnersImported } from '@orgcost/chargeback';
import { printable } from '@orgcost/domain';
import type { NewCostCenter } from '../owners/new-cost-centers';
import { count } from './count';

/** `3 rows: 1 assignment and 1 withdrawal written, 1 unchanged`, and cost centers that nothing has named before. */
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
  const note = dryRun ? 'Nothing was written: this was a dry run\n' : '';
  return `${told}\n${renderNew(unheardOf)}${note}`;
}

const few = 10;

function renderNew(unheardOf: readonly NewCostCenter[]): string {
  if (unheardOf.length === 0) return '';
  const named = unheardOf
    .slice(0, few)
    .map(({ costCenter, origin }) => `${printable(costCenter)} (${printable(origin)})`);
  const more = unheardOf.length > few ? ` and ${unheardOf.length - few} more` : '';
  return `New, and named by nothing before: ${named.join(', ')}${more}. Where one is a slip, import it again, corrected\n`;
}
