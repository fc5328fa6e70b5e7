import type { AccountId } from '@orgcost/domain';
import type { TriedAlarm } from '../alarm-tests/try-alarms';
import { count } from './count';
import { renderTable } from './table';

const marks: Readonly<Record<TriedAlarm['stage'], string>> = {
  delivered: '✓',
  recorded: '?',
  untouched: '–',
  mailed: '?',
  'set-off': '✗',
  refused: '✗',
  failed: '✗',
};

/** What became of each test, in a line. */
export function renderTriedAlarms(
  tried: readonly TriedAlarm[],
  names: ReadonlyMap<AccountId, string>,
  width?: number,
): string {
  const table = renderTable(
    [
      { title: '', cell: ({ stage }) => marks[stage] },
      { title: 'Account', cell: ({ account }) => account },
      { title: 'Name', shrinks: true, cell: ({ account }) => names.get(account) ?? '' },
      { title: 'What became of it', maxWidth: 90, shrinks: true, cell: inWords },
    ],
    tried,
    { width },
  );
  const delivered = tried.filter(({ stage }) => stage === 'delivered');
  const slowest = Math.max(
    0,
    ...delivered.flatMap((each) => ('seconds' in each ? (each.seconds ?? 0) : 0)),
  );
  const summary =
    delivered.length === 0
      ? `${count(tried.length, 'alarm')}, no mail delivered`
      : `${delivered.length.toLocaleString('en-US')} of ${count(tried.length, 'alarm')} followed to a delivered mail, the slowest in ${slowest} s`;
  return `${table}\n${summary}\n`;
}

function inWords(tried: TriedAlarm): string {
  const { stage } = tried;
  switch (stage) {
    case 'delivered':
      return `Delivered to ${tried.to.join(', ')}, ${tried.seconds ?? 0} s after it was set off`;
    case 'mailed':
      return `Mailed to ${tried.to.join(', ')} after ${tried.seconds ?? 0} s; nothing tells that it was delivered: "orgcost alerts coverage" shows it once something does`;
    case 'recorded':
      return `Recorded after ${tried.seconds ?? 0} s, and not mailed`;
    case 'set-off':
      return 'Set off, and not recorded so far: if it is not in a minute, see the alarm orgcost-alarms-dead, and the log of orgcost-alerter-record';
    case 'refused':
      return `No mail arrived: ${tried.why}`;
    case 'untouched':
    case 'failed':
      return tried.why;
  }
}
