import { reasonOf, type Alert } from '@orgcost/alerting';
import { relative } from 'node:path';
import type { Alerting } from '../alerts/alert-in-process';
import type { WrittenMail } from '../alerts/mail-folder';
import { count } from './count';
import { renderTable } from './table';
import { renderUnplaced } from './unwatched';

/**
 * What policies came to, and who was told.
 * @param cwd from where files are named
 */
export function renderAlerting(
  { alerts, mails, unplaced, failed }: Alerting,
  cwd: string,
  width?: number,
): string {
  return [
    alerts.length === 0 ? 'No new alerts\n' : alertTable(alerts, width),
    ...(mails.length === 0 ? [] : [mailTable(mails, cwd, width)]),
    ...(unplaced.length === 0 ? [] : [renderUnplaced(unplaced)]),
    ...failed.map(({ account, reason }) => `Not looked at for alerts: ${account} (${reason})\n`),
  ].join('\n');
}

function alertTable(alerts: readonly Alert[], width?: number): string {
  return renderTable(
    [
      { title: 'New alerts', cell: ({ crossing }) => crossing.account },
      { title: 'Name', shrinks: true, cell: ({ subject }) => subject?.name ?? '' },
      { title: 'Why', shrinks: true, cell: ({ crossing }) => reasonOf(crossing) },
    ],
    alerts,
    { width },
  );
}

function mailTable(mails: readonly WrittenMail[], cwd: string, width?: number): string {
  const table = renderTable(
    [
      { title: 'Mails, written in place of being sent', cell: ({ eml }) => relative(cwd, eml) },
      { title: 'To', shrinks: true, cell: ({ to }) => to.join(', ') },
    ],
    mails,
    { width },
  );
  return `${table}\n${count(mails.length, 'mail')}; each is there as .html as well, for a browser.\n`;
}
