import { InvalidInputError, type CollectionMode } from '@orgcost/domain';
import { collectFromMembers } from './collect-from-members';
import { collectFromPayer } from './collect-from-payer';
import type { CollectionContext } from './collection-context';
import { consultPayer } from './consult-payer';
import type { AccountTask } from '../plan/account-task';
import type { CollectionPlan } from '../plan/plan';
import type { AccountLedger } from '../ports/account-ledger';
import type { BillingLedger } from '../ports/billing-ledger';
import type { CostLedger } from '../ports/cost-ledger';
import type { MemberCostSource, PayerCostSource } from '../ports/cost-source';
import type { RunLedger } from '../ports/run-ledger';
import { countOutcomes, type AccountResult, type Run } from '../run/run';
import { finishedRun, startedRun } from './run-record';
import { savingPaidPages } from './saving-paid-pages';
import { takeOverFromPayer } from './take-over-from-payer';

export interface CostSources {
  readonly member?: MemberCostSource;
  /** In member mode it stands in for accounts whose role cannot be assumed. */
  readonly payer?: PayerCostSource;
}

export interface PlanContext extends CollectionContext {
  readonly plan: CollectionPlan;
  readonly costs: CostLedger;
  readonly billing: BillingLedger;
  readonly accounts: Pick<AccountLedger, 'profiles'>;
  readonly runs: RunLedger;
}

export interface CollectionReport {
  readonly run: Run;
  /** One for each account, in the order of accounts. */
  readonly results: readonly AccountResult[];
  /** With what only the payer knew. */
  readonly plan: CollectionPlan;
}

/**
 * Carries out a plan: every account's cost into the ledger, each account's outcome into the run.
 * Stopped anywhere, it leaves whole months as they were before or after, and a run that the next plan goes on with.
 * @throws InvalidInputError when the plan's mode has no source; what concerns the ledger
 */
export async function collect(
  sources: CostSources,
  context: PlanContext,
): Promise<CollectionReport> {
  const collectTasks = collectorOf(sources, context.plan.mode);
  await context.runs.saveRun(startedRun(context.plan));
  const { plan, ...consulted } = sources.payer
    ? await consultPayer({ ...context, payer: sources.payer }, context.plan)
    : { plan: context.plan, watchedOlderMonths: false };

  const runs = savingPaidPages({ ...context, plan });
  const results = inOrder(await collectTasks(plan.tasks, { ...context, plan, runs }));

  const run = finishedRun(plan, {
    finishedAt: context.clock(),
    outcomes: countOutcomes(results),
    paidPages: context.meter.paid,
    ...consulted,
  });
  await context.runs.saveRun(run);
  return { run, results, plan };
}

type CollectTasks = (
  tasks: readonly AccountTask[],
  context: CollectionContext,
) => Promise<AccountResult[]>;

/** @throws InvalidInputError when the mode has no source */
function collectorOf({ member, payer }: CostSources, mode: CollectionMode): CollectTasks {
  if (mode === 'payer') {
    if (payer) return (tasks, context) => collectFromPayer(payer, tasks, context);
    throw new InvalidInputError('Payer mode needs a role in the management account: none is set');
  }
  if (!member) {
    throw new InvalidInputError('Member mode needs a role in each account: none is set');
  }
  return async (tasks, context) => {
    const results = await collectFromMembers(member, tasks, context);
    return payer ? takeOverFromPayer(payer, results, context) : results;
  };
}

function inOrder(results: AccountResult[]): AccountResult[] {
  return results.sort((a, b) => (a.account < b.account ? -1 : 1));
}
