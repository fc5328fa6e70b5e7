import {
  accountOutcomes,
  accountsAtATime,
  accountTaskSchema,
  CappedPageMeter,
  collectFromMembers,
  collectFromPayer,
  countOutcomes,
  isComplete,
  plannedRunSchema,
  type AccountResult,
  type AccountTask,
  type CollectionContext,
} from '@orgcost/collection';
import pMap from 'p-map';
import type { DayRange } from '@orgcost/domain';
import * as z from 'zod';
import { payerOf, type Collector } from './composition';
import { pagesOf } from './pages-of';

export const collectEventSchema = z.object({
  run: plannedRunSchema,
  tasks: z.array(accountTaskSchema),
  maxPages: z.int().min(0).exactOptional(),
});

/** Counts only: each account's result is in the ledger, where the step that finishes the run reads it. */
export const collectResultSchema = z.object({
  outcomes: z.partialRecord(z.enum(accountOutcomes), z.int()),
  paidPages: z.int().min(0),
});

export type CollectEvent = z.output<typeof collectEventSchema>;
export type CollectResult = z.output<typeof collectResultSchema>;

/**
 * Collects a batch of accounts. An account that cannot be read is a result, not an error; those for which no time is
 * left are left for the next run. A batch that is tried again goes on, and asks no account twice that it completed.
 * @throws what concerns more than one account, such as a ledger that cannot be written
 */
export async function collectBatch(
  collector: Collector,
  { run, tasks, maxPages }: CollectEvent,
  stop: AbortSignal,
): Promise<CollectResult> {
  const { billing, clock, config, costs, runs } = collector;
  const before = await resultsBefore(collector, run.run, tasks);
  const paidBefore = pagesOf(before);
  const complete = before.filter((result) => isDone(result, tasks));
  const done = new Set(complete.map(({ account }) => account));

  const pagesLeft = maxPages === undefined ? undefined : Math.max(0, maxPages - paidBefore);
  const meter = new CappedPageMeter(pagesLeft);
  const left = tasks.filter(({ account }) => !done.has(account));
  const results = await collectTasks(collector, left, {
    plan: run,
    billing,
    costs,
    runs,
    meter,
    clock,
    concurrency: accountsAtATime(config.concurrency, pagesLeft),
    signal: stop,
  });
  return {
    outcomes: countOutcomes([...complete, ...results]),
    paidPages: paidBefore + meter.paid,
  };
}

/** A second delivery may have planned more of an account than the first. */
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
  const latest = await pMap(tasks, ({ account }) => runs.latestResults(account, 1), {
    concurrency,
  });
  return latest.flat().filter((result) => result.run === run);
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
