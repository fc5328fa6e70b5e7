import {
  consultPayer,
  planCollection,
  plannedRunSchema,
  runId,
  SharedPageMeter,
  startedRun,
  syncAccounts,
  type CollectionPlan,
  type Consultation,
  type KeptPlan,
  type PageMeter,
} from '@orgcost/collection';
import {
  accountIdSchema,
  collectionModes,
  instantSchema,
  utcDayOf,
  utcDaySchema,
  type CollectionMode,
} from '@orgcost/domain';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { batchesOf } from './batches';
import { payerOf, type Collector } from './composition';

/** What the schedule sends, or a person who wants a run of another kind. */
export const planEventSchema = z.strictObject({
  /** The moment for which the run is scheduled: it names the run. */
  time: instantSchema,
  mode: z.enum(collectionModes).exactOptional(),
  since: utcDaySchema.exactOptional(),
  accounts: z.array(accountIdSchema).min(1).exactOptional(),
  maxPages: z.int().min(1).exactOptional(),
});

export type PlanEvent = z.output<typeof planEventSchema>;

/** What leads the other steps to the plan, which the ledger has. */
export interface PlanResult {
  readonly run: string;
  readonly mode: CollectionMode;
  /** Numbers of the batches to collect. */
  readonly batches: readonly number[];
}

/**
 * Brings the accounts up to date, decides what the run is to read, and records that it has begun.
 *
 * A run that has ended has nothing to do; one that has not is gone on with by the plan that was made for it, so that
 * what it completed is not paid for twice.
 * @param stop once it is aborted, tags of accounts are not read any more
 */
export async function planRun(
  collector: Collector,
  event: PlanEvent,
  stop?: AbortSignal,
): Promise<PlanResult> {
  const { config, plans, runs } = collector;
  const { time, mode = config.mode } = event;
  if (mode === 'payer') payerOf(collector);
  const run = runId(time, kindOf(event));
  const ended = (await runs.run(run))?.finishedAt !== undefined;
  if (ended) return { run, mode, batches: [] };
  const { batches } = (await plans.plan(run)) ?? (await makePlan(collector, run, event, stop));
  return { run, mode, batches: Array.from({ length: batches }, (_, number) => number) };
}

async function makePlan(
  collector: Collector,
  run: string,
  { time, maxPages, mode = collector.config.mode, ...narrower }: PlanEvent,
  stop?: AbortSignal,
): Promise<KeptPlan> {
  const { config, newId, pages, plans, runs } = collector;
  await bringAccountsInLine(collector, stop);
  const planned = await planCollection(collector, { run, now: time, mode, ...narrower });
  const meter = await SharedPageMeter.open(pages, run, maxPages);
  const { plan, watchedOlderMonths, payerFailure } = await consult(collector, planned, meter);
  await runs.saveRun(startedRun(plan, await pages.pages(run)));

  const batches = batchesOf(plan.tasks, config.batchSize);
  const kept: KeptPlan = {
    id: newId(),
    run: plannedRunSchema.parse(plan),
    batches: batches.length,
    ...(maxPages !== undefined && { maxPages }),
    watchedOlderMonths,
    ...(payerFailure !== undefined && { payerFailure }),
  };
  return plans.keepPlan(kept, batches);
}

async function bringAccountsInLine(collector: Collector, stop?: AbortSignal): Promise<void> {
  const { clock, config } = collector;
  const { tagsNotRead } = await syncAccounts(collector, {
    // What the organization says holds from now on, even where the schedule is delivered late.
    today: utcDayOf(clock()),
    ownerTag: config.ownerTag,
    ...(stop && { stop }),
  });
  if (tagsNotRead !== undefined) {
    console.warn(`Tags of ${tagsNotRead} accounts were not read in time: those of before hold`);
  }
}

/** An event of another kind for the same moment is another run. */
function kindOf({ mode, since, accounts }: PlanEvent): string {
  const kind = [mode, since, accounts];
  if (kind.every((it) => it === undefined)) return 'scheduled';
  return createHash('sha256').update(JSON.stringify(kind)).digest('hex').slice(0, 8);
}

async function consult(
  { accounts, billing, costs, payer, runs }: Collector,
  plan: CollectionPlan,
  meter: PageMeter,
): Promise<Consultation> {
  return payer
    ? consultPayer({ accounts, billing, costs, payer, runs, meter }, plan)
    : { plan, watchedOlderMonths: false };
}
