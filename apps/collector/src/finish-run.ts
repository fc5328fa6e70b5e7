import {
  CappedPageMeter,
  countOutcomes,
  finishedRun,
  leaveForNextRun,
  takeOverFromPayer,
  type AccountResult,
  type CollectionContext,
  type Run,
} from '@orgcost/collection';
import * as z from 'zod';
import { collectResultSchema } from './collect-batch';
import type { Collector } from './composition';
import { pagesOf } from './pages-of';
import { planResultSchema } from './plan-run';

/** What the plan told, and what its batches came to; a batch that failed has no result. */
export const finishEventSchema = planResultSchema.extend({
  collected: z.array(collectResultSchema),
});

export type FinishEvent = z.output<typeof finishEventSchema>;

export interface FinishResult {
  readonly run: Run;
  /** Every account's cost is in the ledger. */
  readonly complete: boolean;
}

/**
 * Takes accounts whose role could not be assumed from the payer, names those of failed batches, and records how the
 * run ended. Once it has ended, it stays as it is.
 */
export async function finishRun(
  collector: Collector,
  event: FinishEvent,
  stop: AbortSignal,
): Promise<FinishResult> {
  const { runs } = collector;
  const begun = await runs.run(event.run.run);
  const run =
    begun?.finishedAt === undefined
      ? await endRun(collector, event, begun?.paidPages ?? 0, stop)
      : begun;
  return { run, complete: run.status === 'complete' };
}

/** @param consulted pages that were paid before any batch */
async function endRun(
  collector: Collector,
  event: FinishEvent,
  consulted: number,
  stop: AbortSignal,
): Promise<Run> {
  const { billing, clock, config, costs, runs } = collector;
  const paidBefore = Math.max(
    event.paidPages + pagesOf(event.collected),
    // A batch that was cut off has told nothing, but its accounts have.
    consulted + pagesOf(await runs.results(event.run.run)),
  );
  const cap = event.maxPages === undefined ? undefined : Math.max(0, event.maxPages - paidBefore);
  const meter = new CappedPageMeter(cap);
  const results = await settleRest(collector, event, {
    plan: event.run,
    billing,
    costs,
    runs,
    meter,
    clock,
    concurrency: config.concurrency,
    signal: stop,
  });
  const run = finishedRun(event.run, {
    finishedAt: clock(),
    outcomes: countOutcomes(results),
    paidPages: paidBefore + meter.paid,
    watchedOlderMonths: event.watchedOlderMonths,
    payerFailure: event.payerFailure,
  });
  await runs.saveRun(run);
  return run;
}

async function settleRest(
  { payer, runs }: Collector,
  { run, batches }: FinishEvent,
  context: CollectionContext,
): Promise<AccountResult[]> {
  const results = [...(await runs.results(run.run))];
  const told = new Set(results.map(({ account }) => account));
  const untold = batches.flatMap(({ tasks }) => tasks).filter(({ account }) => !told.has(account));
  const left = await leaveForNextRun(untold, 'its batch ended before its turn', context);
  const taken =
    payer && run.mode === 'member' ? await takeOverFromPayer(payer, results, context) : results;
  return [...taken, ...left];
}
