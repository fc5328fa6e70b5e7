import {
  accountsAtATime,
  collectFromMembers,
  collectFromPayer,
  countOutcomes,
  isComplete,
  SharedPageMeter,
  type AccountResult,
  type AccountTask,
  type CollectionContext,
  type OutcomeCounts,
} from '@orgcost/collection';
import pMap from 'p-map';
import type { DayRange } from '@orgcost/domain';
import * as z from 'zod';
import { payerOf, type Collector } from './composition';
import { keptPlan, tasksOf } from './kept-plan';

export const collectEventSchema = z.object({
  run: z.string().min(1),
  /** None: all of them. */
  batch: z.int().min(0).exactOptional(),
});

export type CollectEvent = z.output<typeof collectEventSchema>;

/** Counts only: each account's result is in the ledger, where the step that finishes the run reads it. */
export interface CollectResult {
  readonly outcomes: OutcomeCounts;
  /** By this try of the batch. */
  readonly paidPages: number;
  /** What is left of the batch is collected when it is called again. */
  readonly outOfTime: boolean;
}

/**
 * Collects a batch of accounts. An account that cannot be read is a result, not an error; those for which no time is
 * left are left for the next run. A batch that is tried again goes on, and asks no account twice that it completed.
 * @throws what concerns more than one account, such as a ledger that cannot be written
 */
export async function collectBatch(
  collector: Collector,
  { run, batch }: CollectEvent,
  stop: AbortSignal,
): Promise<CollectResult> {
  const { billing, clock, config, costs, pages, runs } = collector;
  if ((await runs.run(run))?.finishedAt !== undefined) {
    return { outcomes: {}, paidPages: 0, outOfTime: false };
  }
  const plan = await keptPlan(collector, run);
  const tasks = await tasksOf(collector, plan, batch);
  const before = await resultsBefore(collector, run, tasks);
  const complete = before.filter((result) => isDone(result, tasks));
  const done = new Set(complete.map(({ account }) => account));

  const meter = await SharedPageMeter.open(pages, run, plan.maxPages);
  const left = tasks.filter(({ account }) => !done.has(account));
  const results = await collectTasks(collector, left, {
    plan: plan.run,
    billing,
    costs,
    runs,
    meter,
    clock,
    // Other functions use up the cap at the same time.
    concurrency: accountsAtATime(config.concurrency, meter.left / config.functionsAtATime),
    signal: stop,
  });
  return {
    outcomes: countOutcomes([...complete, ...results]),
    paidPages: meter.paid,
    outOfTime: stop.aborted,
  };
}

function isDone(
  { account, outcome, ranges }: AccountResult,
  tasks: readonly AccountTask[],
): boolean {
  const task = tasks.find((each) => each.account === account);
  const isRead = ({ from, to }: DayRange): boolean =>
    ranges.some((range) => range.from === from && range.to === to);
  return isComplete(outcome) && task?.ranges.every(isRead) === true;
}

/** What an earlier try of the same batch came to, before its function was cut off. */
async function resultsBefore(
  { config: { concurrency }, runs }: Collector,
  run: string,
  tasks: readonly AccountTask[],
): Promise<AccountResult[]> {
  const results = await pMap(tasks, ({ account }) => runs.result(run, account), { concurrency });
  return results.flatMap((result) => result ?? []);
}

function collectTasks(
  collector: Collector,
  tasks: readonly AccountTask[],
  context: CollectionContext,
): Promise<AccountResult[]> {
  return context.plan.mode === 'member'
    ? collectFromMembers(collector.member, tasks, context)
    : collectFromPayer(payerOf(collector), tasks, context);
}
