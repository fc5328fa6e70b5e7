import { daysBetween, type DayRange, collectionModes, type CollectionMode } from '@orgcost/domain';
import type { CollectionPlan } from '../plan/plan';
import { queriesOf, type Queries, type QueryFacts } from './queries';
import { type Run } from '../run/run';

export interface PageEstimate {
  readonly mode: CollectionMode;
  readonly queries: Queries;
  /** One page for each query, as AWS does not tell how much a page holds. */
  readonly atLeast: number;
  /** What the newest complete run of this mode paid for each account and day, applied to this plan. */
  readonly expected?: number;
  /**
   * Where older months are watched: pages, at least, of those that move, if as many do as last time. They come on top,
   * for only the watch tells which.
   */
  readonly movedMonths?: number;
}

/** Pages that a plan costs in each mode, as far as it can be told before anything is asked. */
export function estimatePages(plan: CollectionPlan, facts: QueryFacts): PageEstimate[] {
  return collectionModes.map((mode) => {
    const queries = queriesOf(plan, mode, facts);
    const atLeast = sumOf(queries);
    const measured = measuredPages(plan, mode, facts.past);
    return {
      mode,
      queries,
      atLeast,
      ...(measured !== undefined && {
        expected: Math.max(measured + queries.verification, atLeast),
      }),
      ...(queries.olderMonths > 0 && movedMonths(plan, mode, facts)),
    };
  });
}

function sumOf(queries: Queries): number {
  const { byAccounts, byPayer, unlistedAccounts, olderMonths, firstBills, verification } = queries;
  return byAccounts + byPayer + unlistedAccounts + olderMonths + firstBills + verification;
}

function movedMonths(
  plan: CollectionPlan,
  mode: CollectionMode,
  facts: QueryFacts,
): Pick<PageEstimate, 'movedMonths'> {
  const { movedBefore: tasks } = facts;
  if (tasks === undefined) return {};
  const again = { ...plan, tasks, everyAccount: false, watchOlderMonths: false };
  return { movedMonths: sumOf(queriesOf(again, mode, { ...facts, verify: false })) };
}

/** A run for every account, over about as many days: a query of a few days takes a page too. */
function measuredPages(
  { tasks, window }: CollectionPlan,
  mode: CollectionMode,
  past: readonly Run[],
): number | undefined {
  const days = daysBetween(window.from, window.to);
  const measured = past.find((run) => {
    const ratio = daysBetween(run.window.from, run.window.to) / days;
    const isAlike = run.mode === mode && run.everyAccount && ratio >= 0.5 && ratio <= 2;
    return isAlike && run.status === 'complete' && accountDaysOf(run) > 0;
  });
  if (!measured) return undefined;
  const { paidPages, verificationPages = 0 } = measured;
  const planned = accountDays(tasks.flatMap(({ ranges }) => ranges));
  return Math.ceil(((paidPages - verificationPages) * planned) / accountDaysOf(measured));
}

function accountDays(ranges: readonly DayRange[]): number {
  return ranges.reduce((days, { from, to }) => days + daysBetween(from, to), 0);
}

function accountDaysOf({ window, outcomes }: Run): number {
  const accounts = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return accounts * daysBetween(window.from, window.to);
}
