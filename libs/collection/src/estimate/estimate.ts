import { collectionModes, type CollectionMode } from '@orgcost/domain';
import type { CollectionPlan } from '../plan/plan';
import { furtherPages, type Measures } from './measure';
import { queriesOf, totalOf, type Queries, type QueryFacts } from './queries';

export interface PageEstimate {
  readonly mode: CollectionMode;
  readonly queries: Queries;
  /** One page for each query, as AWS does not tell how much a page holds. */
  readonly atLeast: number;
  /** With the further pages that queries had in a run of this mode. */
  readonly expected?: number;
  /**
   * Where older months are watched: pages, at least, of those that move, if as many do as last time. They come on top,
   * for only the watch tells which.
   */
  readonly movedMonths?: number;
}

/** Pages that a plan costs in each mode, as far as it can be told before anything is asked. */
export function estimatePages(
  plan: CollectionPlan,
  facts: QueryFacts,
  measures: Measures,
): PageEstimate[] {
  return collectionModes.map((mode) => {
    const queries = queriesOf(plan, mode, facts);
    const atLeast = totalOf(queries);
    const measure = measures[mode];
    return {
      mode,
      queries,
      atLeast,
      ...(measure && { expected: atLeast + furtherPages(plan, facts, measure) }),
      ...(queries.olderMonths > 0 && movedMonths(plan, mode, facts)),
    };
  });
}

function movedMonths(
  plan: CollectionPlan,
  mode: CollectionMode,
  facts: QueryFacts,
): Pick<PageEstimate, 'movedMonths'> {
  const { movedBefore: tasks } = facts;
  if (tasks === undefined) return {};
  const again = { ...plan, tasks, everyAccount: false, watchOlderMonths: false };
  return { movedMonths: totalOf(queriesOf(again, mode, { ...facts, verify: false })) };
}
