import {
  CappedPageMeter,
  consultPayer,
  planCollection,
  plannedRunSchema,
  runId,
  startedRun,
  syncAccounts,
  type CollectionPlan,
  type Consultation,
  type PageMeter,
  type Run,
} from '@orgcost/collection';
import {
  accountIdSchema,
  instantSchema,
  utcDayOf,
  utcDaySchema,
  collectionModes,
} from '@orgcost/domain';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { batchesOf } from './batches';
import { collectEventSchema } from './collect-batch';
import { payerOf, type Collector } from './composition';
import { pagesOf } from './pages-of';

/** What the schedule sends, or a person who wants a run of another kind. */
export const planEventSchema = z.strictObject({
  /** The moment for which the run is scheduled: it names the run. */
  time: instantSchema,
  mode: z.enum(collectionModes).exactOptional(),
  since: utcDaySchema.exactOptional(),
  accounts: z.array(accountIdSchema).min(1).exactOptional(),
  maxPages: z.int().min(1).exactOptional(),
});

/** What the other steps need to know; each batch is an event of its own for the step that collects. */
export const planResultSchema = z.object({
  run: plannedRunSchema,
  batches: z.array(collectEventSchema),
  /** The cap for the whole run. */
  maxPages: z.int().min(1).exactOptional(),
  /** Paid before any batch. */
  paidPages: z.int().min(0),
  watchedOlderMonths: z.boolean(),
  /** Why the payer could not be asked for unlisted accounts and older months. */
  payerFailure: z.string().exactOptional(),
});

export type PlanEvent = z.output<typeof planEventSchema>;
export type PlanResult = z.output<typeof planResultSchema>;

/**
 * Brings the accounts up to date, decides what the run is to read, and records that it has begun.
 *
 * A schedule may be delivered more than once: https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html
 * A run that has ended is planned again with nothing to do; one that has not is gone on with, so that what it
 * completed is not paid for twice.
 */
export async function planRun(collector: Collector, event: PlanEvent): Promise<PlanResult> {
  const { clock, config, runs } = collector;
  const { time, maxPages, mode = config.mode, ...narrower } = event;
  if (mode === 'payer') payerOf(collector);
  const id = runId(time, kindOf(event));
  const begun = await runs.run(id);
  if (begun?.finishedAt !== undefined) return planOfEnded(begun);

  // What the organization says holds from now on, even where the schedule is delivered late.
  await syncAccounts(collector, { today: utcDayOf(clock()), ownerTag: config.ownerTag });
  const planned = await planCollection(collector, { run: id, now: time, mode, ...narrower });
  const paidBefore = begun?.paidPages ?? 0;
  const meter = new CappedPageMeter(maxPages && Math.max(0, maxPages - paidBefore));
  const { plan, watchedOlderMonths, payerFailure } = await consult(collector, planned, meter);
  // What earlier deliveries paid before any batch, and in batches.
  const consulted = paidBefore + meter.paid;
  await runs.saveRun(startedRun(plan, consulted));
  const paidPages = consulted + pagesOf(await runs.results(id));

  const run = plannedRunSchema.parse(plan);
  const pagesLeft = maxPages === undefined ? undefined : Math.max(0, maxPages - paidPages);
  return {
    run,
    batches: batchesOf(plan, config.batchSize, pagesLeft).map((batch) => ({ run, ...batch })),
    ...(maxPages !== undefined && { maxPages }),
    paidPages,
    watchedOlderMonths,
    ...(payerFailure !== undefined && { payerFailure }),
  };
}

/** An event of another kind for the same moment is another run. */
function kindOf({ mode, since, accounts }: PlanEvent): string {
  const kind = [mode, since, accounts];
  if (kind.every((it) => it === undefined)) return 'scheduled';
  return createHash('sha256').update(JSON.stringify(kind)).digest('hex').slice(0, 8);
}

function planOfEnded({ id, ...run }: Run): PlanResult {
  return {
    run: plannedRunSchema.parse({ run: id, ...run }),
    batches: [],
    paidPages: 0,
    watchedOlderMonths: false,
  };
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
