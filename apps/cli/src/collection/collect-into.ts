import {
  accountsAtATime,
  CappedPageMeter,
  collect,
  planCollection,
  runId,
  verifyViews,
  type AccountResult,
  type CollectionMode,
  type CollectionPlan,
  type CollectionReport,
  type CostSources,
  type PageMeter,
  type Verification,
} from '@orgcost/collection';
import { addDays, InvalidInputError, type AccountId, type UtcDay } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { randomUUID } from 'node:crypto';
import pMap from 'p-map';
import { costSources } from '../aws/clients';
import type { Settings } from '../config/settings';
import type { Context } from '../context';
import { outcomesOf } from '../output/run-report';
import { startProgress } from '../output/progress';

export interface CollectionRequest {
  readonly mode: CollectionMode;
  readonly since?: UtcDay;
  readonly accounts?: readonly AccountId[];
  readonly maxPages?: number;
  readonly verify: boolean;
}

export interface Collected extends CollectionReport {
  readonly verification?: CollectionVerification;
}

export interface CollectionVerification extends Verification {
  /** What became of accounts that were not asked themselves, so that there is nothing of theirs to compare. */
  readonly withoutView: readonly AccountResult[];
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
  const concurrency = accountsAtATime(context.settings.collection.concurrency, request.maxPages);
  const means = { ledger, sources, meter, concurrency };
  const report = await carryOut(plan, means, context);
  if (!request.verify) return report;

  const verification = await verify(report, plan, means);
  // The second looks are paid for as well.
  const run = { ...report.run, paidPages: meter.paid };
  await ledger.runs.saveRun(run);
  return { ...report, run, verification };
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

interface Means {
  readonly ledger: Ledger;
  readonly sources: CostSources;
  readonly meter: PageMeter;
  /** Accounts in hand at a time. */
  readonly concurrency: number;
}

async function carryOut(
  plan: CollectionPlan,
  { ledger, sources, meter, concurrency }: Means,
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

/** Only accounts that were asked themselves have a view of their own to compare. */
async function verify(
  { run, results }: CollectionReport,
  { alreadyComplete }: CollectionPlan,
  { ledger, sources: { member, payer }, meter, concurrency }: Means,
): Promise<CollectionVerification> {
  if (!member || !payer) throw new InvalidInputError(payerNeeded('--verify'));
  const earlier = await pMap(
    alreadyComplete,
    ({ account }) => ledger.runs.latestResults(account, 1),
    {
      concurrency,
    },
  );
  const all = [...results, ...earlier.flat()];
  const done = all.filter(({ outcome }) => outcome === 'done');
  const verification = await verifyViews(
    done.map(({ account }) => account),
    run.window,
    { costs: ledger.costs, member, payer, meter, concurrency, mode: run.mode },
  );
  return { ...verification, withoutView: all.filter(({ outcome }) => outcome !== 'done') };
}

/**
 * @throws InvalidInputError when the payer role is needed and not set
 */
export function assertPayer(
  { collection: { payerRoleArn } }: Settings,
  { mode, verify: verified }: CollectionRequest,
): void {
  if (payerRoleArn !== undefined) return;
  if (mode === 'payer') throw new InvalidInputError(payerNeeded('Payer mode'));
  if (verified) throw new InvalidInputError(payerNeeded('--verify'));
}

function payerNeeded(what: string): string {
  return `${what} needs a role in the management account: set collection.payerRoleArn in orgcost.config.yaml, or export ORGCOST_PAYER_ROLE_ARN`;
}
