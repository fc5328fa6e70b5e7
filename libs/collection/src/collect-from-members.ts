import pMap from 'p-map';
import { failureOf, isTransient } from './account-outcome';
import { settle, throwIfStopped, type CollectionContext } from './collection-context';
import { PartialPageMeter } from './page-meter';
import type { AccountTask } from './plan';
import type { MemberCostSource } from './ports/cost-source';
import type { AccountResult } from './run';
import { Tally } from './tally';

/**
 * Reads each task's account through its own eyes and records it; accounts that failed in passing are tried once
 * more when all others are through. One account's failure is its result, and stops no other.
 * @throws what concerns more than one account, such as a ledger that cannot be written
 */
export async function collectFromMembers(
  source: MemberCostSource,
  tasks: readonly AccountTask[],
  context: CollectionContext,
): Promise<AccountResult[]> {
  const { concurrency } = context;
  const first = await pMap(
    tasks,
    async (task) => {
      const result = await collectAccount(source, task, context);
      return { task, result: isTransient(result.outcome) ? result : await settle(context, result) };
    },
    { concurrency },
  );
  return pMap(
    first,
    async ({ task, result }) => {
      if (!isTransient(result.outcome)) return result;
      const second = await collectAccount(source, task, context);
      return settle(context, { ...second, paidPages: result.paidPages + second.paidPages });
    },
    { concurrency },
  );
}

async function collectAccount(
  source: MemberCostSource,
  task: AccountTask,
  context: CollectionContext,
): Promise<AccountResult> {
  const meter = new PartialPageMeter(context.meter);
  const tally = new Tally(context.plan, task, 'member');
  if (task.onlyByPayer) {
    return tally.failed({ outcome: 'denied', reason: 'it is not in the organization' }, 0);
  }
  try {
    for (const range of task.ranges) {
      throwIfStopped(context);
      const fetchedAt = context.clock();
      const days = await source.read(task.account, range, meter);
      tally.add(
        await context.costs.record({ account: task.account, fetchedAt, origin: 'member', days }),
        fetchedAt,
      );
    }
  } catch (error) {
    return tally.failed(failureOf(error), meter.paid);
  }
  return tally.result('done', meter.paid);
}
