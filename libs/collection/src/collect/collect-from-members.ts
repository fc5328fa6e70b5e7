import pMap from 'p-map';
import { failureOf, isTransient } from './account-outcome';
import { settle, throwIfStopped, type CollectionContext } from './collection-context';
import { PartialPageMeter } from '../run/page-meter';
import { payerOnlyTexts } from '../plan/payer-only';
import type { AccountTask } from '../plan/account-task';
import type { MemberCostSource } from '../ports/cost-source';
import type { AccountResult } from '../run/run';
import { Tally } from './tally';

/**
 * Reads each task's account through its own eyes and records it; accounts that failed in passing are gone on with
 * once more when all others are through. One account's failure is its result, and stops no other.
 * @throws what concerns more than one account, such as a ledger that cannot be written
 */
export async function collectFromMembers(
  source: MemberCostSource,
  tasks: readonly AccountTask[],
  context: CollectionContext,
): Promise<AccountResult[]> {
  const { concurrency, plan } = context;
  const first = await pMap(
    tasks,
    async (task) => {
      const tally = new Tally(plan, task, 'member');
      const result = await collectAccount(source, tally, context);
      const again = isTransient(result.outcome);
      return { tally, result: again ? result : await settle(context, result), again };
    },
    { concurrency },
  );
  return pMap(
    first,
    async ({ tally, result, again }) => {
      if (!again) return result;
      const second = await collectAccount(source, tally, context);
      return settle(context, { ...second, paidPages: result.paidPages + second.paidPages });
    },
    { concurrency },
  );
}

/** Reads and records what is left of an account. */
async function collectAccount(
  source: MemberCostSource,
  tally: Tally,
  context: CollectionContext,
): Promise<AccountResult> {
  const { account, onlyByPayer } = tally.task;
  if (onlyByPayer) {
    return tally.failed({ outcome: 'denied', reason: payerOnlyTexts[onlyByPayer] }, 0);
  }
  const meter = new PartialPageMeter(context.meter, 'it alone');
  try {
    for (const range of tally.left) {
      throwIfStopped(context);
      const fetchedAt = context.clock();
      const days = await source.read(account, range, meter);
      const observation = { account, fetchedAt, origin: 'member', days } as const;
      tally.add(range, await context.costs.record(observation), fetchedAt);
    }
  } catch (error) {
    return tally.failed(failureOf(error), meter.paid);
  }
  return tally.result('done', meter.paid);
}
