import { staleAfterHours } from '@orgcost/config';
import type { Run, RunLedger } from '@orgcost/collection';
import { hoursBetween, type Instant } from '@orgcost/domain';
import { count } from '../../output/count';
import { found, type Finding } from '../finding';
import { newestRuns } from './newest-runs';

/** Whether costs are up to date, by the newest run for every account that has ended. */
export async function checkNewestRun(
  runs: Pick<RunLedger, 'latestRuns'>,
  now: Instant,
): Promise<Finding[]> {
  const what = 'Newest run';
  const { ended, underWay } = await newestRuns(runs);
  const open = underWay ? `; ${underWay.id} has not ended` : '';
  const [newest] = ended;
  if (newest?.finishedAt === undefined) {
    const start = 'wait for the schedule, or start a collection as docs/deploy.md tells';
    return [found(what, 'bad', `None for every account has ended${open}: ${start}`)];
  }
  const hours = Math.floor(hoursBetween(newest.finishedAt, now));
  const text = `${newest.id} ended ${endings[newest.status]}, ${hours === 0 ? 'less than an hour' : count(hours, 'hour')} ago${open}`;
  const show = `"orgcost runs show ${newest.id}" tells more`;
  if (hours >= staleAfterHours) {
    const stale = `costs are out of date after ${staleAfterHours}`;
    return [
      found(what, 'bad', `${text}: ${stale}. The alarms orgcost-collection-* tell why; ${show}`),
    ];
  }
  if (newest.status === 'complete') return [found(what, 'good', text)];
  return [found(what, newest.status === 'failed' ? 'bad' : 'warning', `${text}: ${show}`)];
}

const endings: Readonly<Record<Run['status'], string>> = {
  running: 'not yet',
  complete: 'well',
  partial: 'in part',
  failed: 'without any account',
};
