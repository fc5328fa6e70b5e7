import { runsLookedAt, type Run, type RunLedger } from '@orgcost/collection';

export interface NewestRuns {
  /** Those that ended, newest first. */
  readonly ended: readonly Run[];
  /** The newest of all, where it has not ended. */
  readonly underWay?: Run;
}

/** The newest runs for every account: others say nothing of the deployment. */
export async function newestRuns(runs: Pick<RunLedger, 'latestRuns'>): Promise<NewestRuns> {
  const latest = (await runs.latestRuns(runsLookedAt)).filter(({ everyAccount }) => everyAccount);
  const [newest] = latest;
  return {
    ended: latest.filter(({ status }) => status !== 'running'),
    ...(newest?.status === 'running' && { underWay: newest }),
  };
}
