import type { Refusal } from '@orgcost/alerting';
import { renderTable } from './table';

export function renderRefusals(refusals: readonly Refusal[], width?: number): string {
  if (refusals.length === 0) return 'All addresses take mail.\n';
  return renderTable(
    [
      { title: 'Address', shrinks: true, cell: ({ address }) => address },
      { title: 'Since', cell: ({ at }) => at.slice(0, 10) },
      { title: 'Why', shrinks: true, cell: whyOf },
    ],
    refusals,
    { width },
  );
}

function whyOf({ kind, detail }: Refusal): string {
  return detail === undefined ? kind : `${kind}: ${detail}`;
}
