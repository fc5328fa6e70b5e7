import type { Mute } from '@orgcost/alerting';
import { renderTable } from './table';

export function renderMutes(mutes: readonly Mute[], width?: number): string {
  if (mutes.length === 0) return 'No alerts are muted.\n';
  return renderTable(
    [
      { title: 'Until', cell: ({ until }) => until },
      { title: 'Account', cell: ({ account }) => account },
      { title: 'Alerts', cell: ({ policy }) => policy ?? 'all' },
      { title: 'By', shrinks: true, cell: ({ by }) => by },
      { title: 'Since', cell: ({ at }) => at.slice(0, 10) },
      { title: 'Why', shrinks: true, cell: ({ note }) => note ?? '' },
    ],
    mutes,
    { width },
  );
}
