import type { AccountId } from '@orgcost/domain';
import type { TriedAlarm } from '../alarm-tests/try-alarms';
import { count } from './count';
import { renderTable } from './table';

const marks: Readonly<Record<TriedAlarm['stage'], string>> = {
  delivered: '✓',
  untouched: '–',
  recorded: '?',
  mailed: '?',
  'stood-in': '✗',
  'set-off': '✗',
  lost: '✗',
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
      { title: 'Alarm', cell: ({ policy }) => policy ?? '' },
      { title: 'What became of it', maxWidth: 90, shrinks: true, cell: whatBecameOf },
    ],
    tried,
    { width },
  );
  return `${table}\n${summaryOf(tried)}\n`;
}

function whatBecameOf(tried: TriedAlarm): string {
  const stays =
    'notSetBack' in tried
      ? `. It stays in ALARM until CloudWatch looks at it again: ${tried.notSetBack}`
      : '';
  return `${stageInWords(tried)}${stays}`;
}

function stageInWords(tried: TriedAlarm): string {
  switch (tried.stage) {
    case 'delivered':
      return `Delivered to ${tried.to.join(', ')}, ${secondsOf(tried)} s after it was set off`;
    case 'mailed':
      return `Mailed to ${tried.to.join(', ')} after ${secondsOf(tried)} s, and not told to be delivered yet: "orgcost alerts coverage" tells later`;
    case 'stood-in':
      return `Mailed to ${tried.to.join(', ')}, in place of the owner: "orgcost alerts coverage" tells why`;
    case 'recorded':
      return tried.refused === undefined
        ? `Recorded after ${secondsOf(tried)} s, and not mailed yet`
        : `Recorded after ${secondsOf(tried)} s; mailed so far in vain: ${tried.refused}`;
    case 'set-off':
      return 'Set off, and not recorded so far: see Alarm and Topic of "orgcost alerts coverage", then the alarm orgcost-alarms-dead';
    case 'lost':
      return `Its mail came back: ${tried.why}`;
    case 'untouched':
      return 'In ALARM already, and left alone';
    case 'failed':
      return tried.why;
  }
}

function summaryOf(tried: readonly TriedAlarm[]): string {
  const delivered = tried.filter(({ stage }) => stage === 'delivered');
  if (delivered.length === 0) return `${count(tried.length, 'alarm')}, no mail delivered`;
  const slowest = Math.max(...delivered.map(secondsOf));
  return `${delivered.length.toLocaleString('en-US')} of ${count(tried.length, 'alarm')} followed to a delivered mail, the slowest in ${slowest} s`;
}

function secondsOf(tried: TriedAlarm): number {
  return 'seconds' in tried ? (tried.seconds ?? 0) : 0;
}
