import type { Run } from '@orgcost/collection';
import { dayRange, parseInstant, parseUtcDay } from '@orgcost/domain';
import { checkNewestRun } from './newest-run';

const now = parseInstant('2026-11-07T12:00:00Z');

const run = (finishedAt: string | undefined, changes: Partial<Run> = {}): Run => ({
  id: 'newest',
  startedAt: parseInstant('2026-11-06T00:00:00Z'),
  status: 'complete',
  mode: 'member',
  today: parseUtcDay('2026-11-06'),
  window: dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-11-07')),
  everyAccount: true,
  watchedOlderMonths: false,
  paidPages: 1,
  outcomes: { done: 1 },
  ...(finishedAt !== undefined && { finishedAt: parseInstant(finishedAt) }),
  ...changes,
});
const recent = '2026-11-07T06:30:00Z';
const show = '"orgcost runs show newest" tells more';
const running = run(undefined, { id: 'another', status: 'running' });

test.each<[string, readonly Run[], string, string]>([
  ['ended well', [run(recent)], 'good', 'newest ended well, 5 hours ago'],
  [
    'goes on, after one that ended well',
    [running, run(recent)],
    'good',
    'newest ended well, 5 hours ago; another has not ended',
  ],
  [
    'is of one account, after one of all',
    [run(recent, { id: 'part', everyAccount: false }), run(recent)],
    'good',
    'newest ended well, 5 hours ago',
  ],
  [
    'is of one account, as are many before',
    [...Array.from({ length: 50 }, () => run(recent, { everyAccount: false })), run(recent)],
    'good',
    'newest ended well, 5 hours ago',
  ],
  [
    'ended in part',
    [run(recent, { status: 'partial' })],
    'warning',
    `newest ended in part, 5 hours ago: ${show}`,
  ],
  [
    'failed',
    [run(recent, { status: 'failed' })],
    'bad',
    `newest ended without any account, 5 hours ago: ${show}`,
  ],
  [
    'ended almost 30 hours ago',
    [run('2026-11-06T06:00:00.001Z')],
    'good',
    'newest ended well, 29 hours ago',
  ],
  [
    'ended 30 hours ago',
    [run('2026-11-06T06:00:00Z')],
    'bad',
    `newest ended well, 30 hours ago: costs are out of date after 30. The alarms orgcost-collection-* tell why; ${show}`,
  ],
  [
    'has not ended, and is the first',
    [running],
    'bad',
    'None for every account has ended; another has not ended: wait for the schedule, or start a collection as docs/deploy.md tells',
  ],
])('the newest run %s', async (_, runs, state, detail) => {
  const ledger = { latestRuns: (limit: number) => Promise.resolve(runs.slice(0, limit)) };
  expect(await checkNewestRun(ledger, now)).toEqual([{ what: 'Newest run', state, detail }]);
});
