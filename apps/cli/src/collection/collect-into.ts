import {
  accountsAtATime,
  CappedPageMeter,
  collect,
  leastPages,
  payerOnlyTexts,
  planCollection,
  runId,
  verifyViews,
  type AccountOutcome,
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
import { outcomesOf, outcomeTexts } from '../output/run-report';
import { queryFacts } from './query-facts';
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
  /** Accounts that are not asked themselves, so that there is nothing of theirs to compare. */
  readonly withoutView: readonly { readonly account: AccountId; readonly reason: string }[];
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
  if (!request.verify) return report;

  const verification = await verify(report, plan, means);
  // The second looks are paid for as well.
  const verificationPages = meter.paid - report.run.paidPages;
  const run = { ...report.run, paidPages: meter.paid, verificationPages };
  await ledger.runs.saveRun(run);
  return { ...report, run, verification };
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

/** Only accounts that can be asked themselves have a view of their own to compare. */
async function verify(
  { run, results }: CollectionReport,
  plan: CollectionPlan,
  { ledger, sources: { member, payer }, meter, concurrency }: Means,
): Promise<CollectionVerification> {
  if (!member || !payer) throw new InvalidInputError(payerNeeded('--verify'));
  const earlier = await pMap(
    plan.alreadyComplete,
    ({ account }) => ledger.runs.latestResults(account, 1),
    { concurrency },
  );
  const all = [...results, ...earlier.flat()];
  const noView = new Map(
    [...plan.tasks, ...plan.alreadyComplete].flatMap(({ account, onlyByPayer }) =>
      onlyByPayer ? [[account, payerOnlyTexts[onlyByPayer]]] : [],
    ),
  );
  const withoutView = all.flatMap(({ account, outcome }) => {
    const reason = noView.get(account) ?? (outcome === 'done' ? undefined : reasonOf(outcome));
    return reason === undefined ? [] : [{ account, reason }];
  });
  const without = new Set(withoutView.map(({ account }) => account));
  const verification = await verifyViews(
    all.map(({ account }) => account).filter((account) => !without.has(account)),
    run.window,
    { costs: ledger.costs, member, payer, meter, concurrency, mode: run.mode },
  );
  return { ...verification, withoutView };
}

function reasonOf(outcome: AccountOutcome): string {
  return `${outcomeTexts[outcome]}: there is no view of its own`;
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
