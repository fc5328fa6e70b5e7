import type { TotalChange } from '@orgcost/chargeback';
import { readableAmount } from '@orgcost/money';
import { renderTable } from '../table';

/** What differs from another time, under a title; a line where nothing does. */
export function renderChanges(
  title: string,
  changes: readonly TotalChange[],
  width?: number,
): string {
  if (changes.length === 0) return `${title}: nothing changed.\n`;
  return `${title}:\n\n${renderTable(
    [
      { title: 'Cost center', cell: ({ costCenter }) => costCenter, shrinks: true },
      { title: 'Before', align: 'right', cell: ({ before }) => readableAmount(before) },
      { title: 'Now', align: 'right', cell: ({ now }) => readableAmount(now) },
      {
        title: 'Difference',
        align: 'right',
        cell: ({ difference }) => readableAmount(difference),
      },
      { title: 'Currency', cell: ({ currency }) => currency },
    ],
    changes,
    { width },
  )}`;
}
