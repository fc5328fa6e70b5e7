import {
  accountOutcomes,
  accountsAtATime,
  accountTaskSchema,
  CappedPageMeter,
  collectFromMembers,
  collectFromPayer,
  countOutcomes,
  plannedRunSchema,
  type AccountResult,
  type AccountTask,
  type CollectionContext,
} from '@orgcost/collection';
import * as z from 'zod';
import { payerOf, type Collector } from './composition';

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
 * left are left for the next run.
 * @throws what concerns more than one account, such as a ledger that cannot be written
 */
export async function collectBatch(
  collector: Collector,
  { run, tasks, maxPages }: CollectEvent,
  stop: AbortSignal,
): Promise<CollectResult> {
  const { billing, clock, config, costs, runs } = collector;
  const meter = new CappedPageMeter(maxPages);
  const results = await collectTasks(collector, tasks, {
    plan: run,
    billing,
    costs,
    runs,
    meter,
    clock,
    concurrency: accountsAtATime(config.concurrency, maxPages),
    signal: stop,
  });
  return { outcomes: countOutcomes(results), paidPages: meter.paid };
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
