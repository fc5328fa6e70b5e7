import type { DayCosts, DayRange, Instant } from '@orgcost/domain';
import pLimit, { type LimitFunction } from 'p-limit';
import pMap from 'p-map';
import { failureOf, isTransient, type Failure } from './account-outcome';
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
  const { plan } = context;
  const reading = pLimit(context.concurrency);
  // While one account is written, the next one is read.
  const concurrency = 2 * context.concurrency;
  const collected = async (work: () => Promise<AccountResult>): Promise<AccountResult> => {
    try {
      return await work();
    } catch (error) {
      // What is read now, and paid, nobody could record.
      reading.clearQueue();
      throw error;
    }
  };
  const first = await pMap(
    tasks,
    async (task) => {
      const tally = new Tally(plan, task, 'member');
      const result = await collected(async () => {
        const found = await collectAccount(source, tally, reading, context);
        return isTransient(found.outcome) ? found : settle(context, found);
      });
      return { tally, result, again: isTransient(result.outcome) };
    },
    { concurrency },
  );
  return pMap(
    first,
    async ({ tally, result, again }) => {
      if (!again) return result;
      return collected(async () => {
        const second = await collectAccount(source, tally, reading, context);
        return settle(context, { ...second, paidPages: result.paidPages + second.paidPages });
      });
    },
    { concurrency },
  );
}

/** Reads and records what is left of an account; where it could not be read whole, what was read. */
async function collectAccount(
  source: MemberCostSource,
  tally: Tally,
  reading: LimitFunction,
  context: CollectionContext,
): Promise<AccountResult> {
  const { account, onlyByPayer } = tally.task;
  if (onlyByPayer) {
    return tally.failed({ outcome: 'denied', reason: payerOnlyTexts[onlyByPayer] }, 0);
  }
  const meter = new PartialPageMeter(context.meter, 'it alone');
  const { looks, error } = await reading(() => readAccount(source, tally, { ...context, meter }));
  let failure = error === undefined ? undefined : failureOf(error);
  for (const { range, fetchedAt, days } of looks) {
    const observation = { account, fetchedAt, origin: 'member', days } as const;
    try {
      tally.add(range, await context.costs.record(observation), fetchedAt);
    } catch (unkept) {
      failure = failureOf(unkept);
    }
  }
  return failure
    ? tally.failed(withoutMend(failure, tally.task), meter.paid)
    : tally.result('done', meter.paid);
}

/** What would mend a refusal is not worth the while where an account is about to be closed. */
function withoutMend(failure: Failure, { isClosing }: AccountTask): Failure {
  return isClosing && failure.outcome === 'denied'
    ? { ...failure, reason: 'it is closing, and refuses to be read' }
    : failure;
}

interface Look {
  readonly range: DayRange;
  readonly fetchedAt: Instant;
  readonly days: readonly DayCosts[];
}

/** Its ranges one after the other, until one cannot be read. */
async function readAccount(
  source: MemberCostSource,
  { task, left }: Tally,
  context: CollectionContext,
): Promise<{ looks: Look[]; error?: unknown }> {
  const looks: Look[] = [];
  try {
    for (const range of left) {
      throwIfStopped(context);
      const fetchedAt = context.clock();
      const days = await source.read(task.account, range, context.meter);
      looks.push({ range, fetchedAt, days });
    }
  } catch (error) {
    return { looks, error };
  }
  return { looks };
}
