import type { BilledMonth } from '@orgcost/chargeback';
import type { Instant } from '@orgcost/domain';
import { renderTable } from '../table';

/** Exact amounts: cents are made on statements. */
export function renderBilled(billed: readonly BilledMonth[], at: Instant, width?: number): string {
  if (billed.length === 0) return `Nothing was billed by ${at}.\n`;
  return `As billed by ${at}, exactly:\n\n${renderTable<BilledMonth>(
    [
      { title: 'Month', cell: ({ period }) => period },
      { title: 'Cost center', cell: ({ costCenter }) => costCenter, shrinks: true },
      { title: 'As closed', align: 'right', cell: ({ closed }) => closed },
      { title: 'Restated', align: 'right', cell: ({ restated }) => restated },
      { title: 'Transferred', align: 'right', cell: ({ transferred }) => transferred },
      { title: 'Billed', align: 'right', cell: (each) => each.billed },
      { title: 'Currency', cell: ({ currency }) => currency },
    ],
    billed,
    { width },
  )}`;
}
