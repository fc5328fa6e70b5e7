import pMap from 'p-map';
import { settle, type CollectionContext } from './collection-context';
import type { AccountTask } from '../plan/account-task';
import type { AccountResult } from '../run/run';
import { Tally } from './tally';

/** Names accounts of which no step of the run has told anything, as when its process was killed. */
export function leaveForNextRun(
  tasks: readonly AccountTask[],
  reason: string,
  context: CollectionContext,
): Promise<AccountResult[]> {
  return pMap(
    tasks,
    (task) => {
      const tally = new Tally(context.plan, task, 'member');
      return settle(context, tally.failed({ outcome: 'left-for-next-run', reason }, 0));
    },
    { concurrency: context.concurrency },
  );
}
