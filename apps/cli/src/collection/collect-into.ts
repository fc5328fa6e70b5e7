import {
  accountsAtATime,
  CappedPageMeter,
  collect,
  leastPages,
  planCollection,
  runId,
  type CollectionPlan,
  type CollectionReport,
} from '@orgcost/collection';
import {
  addDays,
  InvalidInputError,
  type AccountId,
  type UtcDay,
  type CollectionMode,
} from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { randomUUID } from 'node:crypto';
import { costSources } from '../aws/clients';
import type { Context } from '../context';
import { startProgress } from '../output/progress';
import { outcomesOf } from '../output/run-report';
import { queryFacts } from './query-facts';
import {
  verifyCollection,
  type CollectionMeans,
  type CollectionVerification,
} from './verify-collection';

export interface CollectionRequest {
  readonly mode: CollectionMode;
  readonly since?: UtcDay;
  readonly accounts?: readonly AccountId[];
  readonly maxPages?: number;
  readonly verify: boolean;
}

export interface Collected extends Pick<CollectionReport, 'run' | 'results'> {
  readonly verification?: CollectionVerification;
}

/**
 * Plans, collects into an open ledger while telling how far it is, and verifies where that is asked for.
 */
export async function collectInto(
  ledger: Ledger,
  context: Context,
  request: CollectionRequest,
): Promise<Collected> {
  const sources = costSources(context);
  const meter = new CappedPageMeter(request.maxPages);
  const plan = await planRun(ledger, context, request);
  await assertCapSuffices(ledger, context, plan, request);
  const concurrency = accountsAtATime(context.settings.collection.concurrency, request.maxPages);
  const means = { ledger, sources, meter, concurrency };
  const report = await carryOut(plan, means, context);
  const { results } = report;
  if (!request.verify) return { run: report.run, results };

  const verification = await verifyCollection(report, means);
  // The second looks are paid for as well.
  const verificationPages = meter.paid - report.run.paidPages;
  const run = { ...report.run, paidPages: meter.paid, verificationPages };
  await ledger.runs.saveRun(run);
  return { run, results, verification };
}

/** @throws InvalidInputError for a cap that would be paid in vain */
async function assertCapSuffices(
  ledger: Ledger,
  { settings }: Context,
  plan: CollectionPlan,
  { maxPages, mode, verify: verified }: CollectionRequest,
): Promise<void> {
  if (maxPages === undefined) return;
  const least = leastPages(plan, mode, await queryFacts(ledger, settings, plan, verified));
  if (maxPages >= least) return;
  throw new InvalidInputError(
    `--max-pages ${maxPages} would be paid in vain: the first account is complete with ${least} pages or more, ` +
      'as "orgcost collect --dry-run" tells; nothing was asked, and nothing paid',
  );
}

export function planRun(
  { accounts, runs }: Ledger,
  { clock }: Context,
  { mode, since, accounts: only }: CollectionRequest,
): Promise<CollectionPlan> {
  const now = clock();
  return planCollection(
    { accounts, runs },
    {
      run: runId(now, randomUUID().slice(0, 8)),
      now,
      mode,
      ...(since !== undefined && { since }),
      ...(only && { accounts: only }),
    },
  );
}

async function carryOut(
  plan: CollectionPlan,
  { ledger, sources, meter, concurrency }: CollectionMeans,
  { io, clock }: Context,
): Promise<CollectionReport> {
  const { from, to } = plan.window;
  const message = `Collecting ${from} to ${addDays(to, -1)}`;
  const progress = await startProgress(io, message, plan.tasks.length);
  const settled = new Set<AccountId>();
  const tellOfStop = (): void => {
    io.stderr.write('Stopping when the accounts in hand are done; once more to leave at once\n');
  };
  io.stop.addEventListener('abort', tellOfStop, { once: true });
  try {
    const report = await collect(sources, {
      plan,
      costs: ledger.costs,
      billing: ledger.billing,
      accounts: ledger.accounts,
      runs: ledger.runs,
      meter,
      clock,
      concurrency,
      signal: io.stop,
      onResult: ({ account, outcome }) => {
        if (outcome !== 'left-for-next-run') progress.advance(settled.add(account).size);
      },
    });
    progress.finish(`Collected: ${outcomesOf(report.results)}`);
    return report;
  } catch (error) {
    progress.fail('The collection failed');
    throw error;
  } finally {
    io.stop.removeEventListener('abort', tellOfStop);
  }
}
