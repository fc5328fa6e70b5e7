import { InvalidInputError, type AccountId } from '@orgcost/domain';
import { collectFromMembers } from './collect-from-members';
import { collectFromPayer } from './collect-from-payer';
import type { CollectionContext } from './collection-context';
import { consultPayer } from './consult-payer';
import type { CollectionPlan } from './plan';
import type { MemberCostSource, PayerCostSource } from './ports/cost-source';
import { isComplete, type AccountOutcome, type AccountResult, type Run } from './run';

export interface CostSources {
  readonly member?: MemberCostSource;
  /** In member mode it stands in for accounts whose role cannot be assumed. */
  readonly payer?: PayerCostSource;
}

export interface CollectionReport {
  readonly run: Run;
  /** One for each account, in the order of accounts. */
  readonly results: readonly AccountResult[];
  /** Why the payer could not be asked for unlisted accounts and older months. */
  readonly payerFailure?: string;
}

/**
 * Carries out a plan: every account's cost into the ledger, each account's outcome into the run.
 * Stopped anywhere, it leaves whole months as they were before or after, and a run that the next plan goes on with.
 * @throws InvalidInputError when the plan's mode has no source; what concerns the ledger
 */
export async function collect(
  sources: CostSources,
  context: CollectionContext,
): Promise<CollectionReport> {
  await context.runs.saveRun(startedRun(context.plan));
  const { plan, watchedOlderMonths, failure } = sources.payer
    ? await consultPayer({ ...context, payer: sources.payer }, context.plan)
    : { plan: context.plan, watchedOlderMonths: false };

  const results = await collectTasks(sources, { ...context, plan });

  const run = finishedRun(plan, results, { ...context, watchedOlderMonths });
  await context.runs.saveRun(run);
  return { run, results, ...(failure !== undefined && { payerFailure: failure }) };
}

/** The accounts of a plan, or of a part of it, without the run's own record. */
export async function collectTasks(
  sources: CostSources,
  context: CollectionContext,
): Promise<AccountResult[]> {
  const { mode, tasks } = context.plan;
  const { member, payer } = sources;
  if (mode === 'payer') {
    if (!payer)
      throw new InvalidInputError('Payer mode needs the payer role: set collection.payerRoleArn');
    return inOrder(await collectFromPayer(payer, tasks, context));
  }
  if (!member)
    throw new InvalidInputError(
      'Member mode needs the role of the accounts: set collection.memberRole',
    );
  const results = await collectFromMembers(member, tasks, context);
  if (!payer) return inOrder(results);

  const denied = new Map(
    results.filter(({ outcome }) => outcome === 'denied').map((result) => [result.account, result]),
  );
  const unreachable = tasks.filter(({ account }) => denied.has(account));
  const taken = await collectFromPayer(payer, unreachable, context, (result) =>
    inPlaceOf(denied, result),
  );
  return inOrder([...results.filter(({ account }) => !denied.has(account)), ...taken]);
}

/** The payer's result for an account that could not be read itself still tells why it could not. */
function inPlaceOf(
  denied: ReadonlyMap<AccountId, AccountResult>,
  result: AccountResult,
): AccountResult {
  const reasons = [denied.get(result.account)?.reason, result.reason].filter(
    (reason) => reason !== undefined,
  );
  return {
    ...result,
    outcome: result.outcome === 'done' ? 'taken-from-payer' : result.outcome,
    reason: reasons.join('; '),
  };
}

export function startedRun(plan: CollectionPlan): Run {
  return {
    id: plan.run,
    startedAt: plan.startedAt,
    status: 'running',
    mode: plan.mode,
    today: plan.today,
    window: plan.window,
    ...(plan.resumes !== undefined && { resumes: plan.resumes }),
    watchedOlderMonths: false,
    paidPages: 0,
    outcomes: {},
  };
}

export function finishedRun(
  plan: CollectionPlan,
  results: readonly AccountResult[],
  {
    clock,
    meter,
    watchedOlderMonths,
  }: Pick<CollectionContext, 'clock' | 'meter'> & { watchedOlderMonths: boolean },
): Run {
  return {
    ...startedRun(plan),
    finishedAt: clock(),
    status: results.every(({ outcome }) => isComplete(outcome)) ? 'complete' : 'partial',
    watchedOlderMonths,
    paidPages: meter.paid,
    outcomes: countOutcomes(results),
  };
}

function countOutcomes(results: readonly AccountResult[]): Partial<Record<AccountOutcome, number>> {
  const counts: Partial<Record<AccountOutcome, number>> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function inOrder(results: AccountResult[]): AccountResult[] {
  return results.sort((a, b) => (a.account < b.account ? -1 : 1));
}
