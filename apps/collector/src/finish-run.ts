import {
  countOutcomes,
  finishedRun,
  leaveForNextRun,
  SharedPageMeter,
  takeOverFromPayer,
  type AccountResult,
  type AccountTask,
  type CollectionContext,
  type KeptPlan,
  type OutcomeCounts,
  type Run,
  type RunStatus,
} from '@orgcost/collection';
import * as z from 'zod';
import type { Collector } from './composition';
import { keptPlan, tasksOf } from './kept-plan';

export const finishEventSchema = z.object({ run: z.string().min(1) });

export type FinishEvent = z.output<typeof finishEventSchema>;

/** What the run came to, in counts: `orgcost runs show` tells the rest. */
export interface FinishResult {
  readonly run: string;
  readonly status: RunStatus;
  readonly outcomes: OutcomeCounts;
  readonly paidPages: number;
  /** Accounts whose batch failed, as a whole: something is wrong with the collector, and not with them. */
  readonly accountsOfFailedBatches: number;
}

/**
 * Takes accounts whose role could not be assumed from the payer, names those of failed batches, and records how the
 * run ended. Once it has ended, it stays as it is.
 */
export async function finishRun(
  collector: Collector,
  { run }: FinishEvent,
  stop: AbortSignal,
): Promise<FinishResult> {
  const begun = await collector.runs.run(run);
  const { ended, accountsOfFailedBatches } =
    begun?.finishedAt === undefined
      ? await endRun(collector, await keptPlan(collector, run), stop)
      : { ended: begun, accountsOfFailedBatches: 0 };
  const { status, outcomes, paidPages } = ended;
  return { run, status, outcomes, paidPages, accountsOfFailedBatches };
}

interface Ending {
  readonly ended: Run;
  readonly accountsOfFailedBatches: number;
}

async function endRun(collector: Collector, plan: KeptPlan, stop: AbortSignal): Promise<Ending> {
  const { billing, clock, config, costs, pages, runs } = collector;
  const { run, maxPages, watchedOlderMonths, payerFailure } = plan;
  const { results, untold } = await settleRest(collector, plan, {
    plan: run,
    billing,
    costs,
    runs,
    meter: await SharedPageMeter.open(pages, run.run, maxPages),
    clock,
    concurrency: config.concurrency,
    signal: stop,
  });
  const ended = finishedRun(run, {
    finishedAt: clock(),
    outcomes: countOutcomes(results),
    paidPages: await pages.pages(run.run),
    watchedOlderMonths,
    payerFailure,
  });
  await runs.saveRun(ended);
  return { ended, accountsOfFailedBatches: untold.length };
}

async function settleRest(
  collector: Collector,
  plan: KeptPlan,
  context: CollectionContext,
): Promise<{ results: AccountResult[]; untold: AccountTask[] }> {
  const { payer, runs } = collector;
  const { run, mode } = plan.run;
  const results = [...(await runs.results(run))];
  const told = new Set(results.map(({ account }) => account));
  const tasks = await tasksOf(collector, plan);
  const untold = tasks.filter(({ account }) => !told.has(account));
  const left = await leaveForNextRun(untold, 'its batch ended before its turn', context);
  const taken =
    payer && mode === 'member' ? await takeOverFromPayer(payer, results, context) : results;
  return { results: [...taken, ...left], untold };
}
