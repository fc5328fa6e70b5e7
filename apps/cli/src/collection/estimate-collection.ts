import {
  estimatePages,
  type CollectionMode,
  type CollectionPlan,
  type PageEstimate,
} from '@orgcost/collection';
import { planRun, type CollectionRequest } from './collect-into';
import type { Context } from '../context';
import { queryFacts } from './query-facts';
import { readLedger } from '../ledger';

/** What a collection would read, and what it would pay in each mode. */
export interface CollectionEstimate {
  readonly mode: CollectionMode;
  readonly verify: boolean;
  readonly maxPages?: number;
  /** A role in the management account is set. */
  readonly hasPayer: boolean;
  readonly window: CollectionPlan['window'];
  /** How many would be read. */
  readonly accounts: number;
  /** How many are not read again, because the run that this one goes on with completed them. */
  readonly complete: number;
  /** How many charge types the ledger knows. */
  readonly chargeTypes: number;
  readonly estimates: readonly PageEstimate[];
}

/** By what the ledger knows: nothing is asked of AWS, and nothing written. */
export function estimateCollection(
  context: Context,
  request: CollectionRequest,
): Promise<CollectionEstimate> {
  const { mode, verify, maxPages } = request;
  return readLedger(context, async (ledger) => {
    const plan = await planRun(ledger, context, request);
    const facts = await queryFacts(ledger, context.settings, plan, verify);
    return {
      mode,
      verify,
      ...(maxPages !== undefined && { maxPages }),
      hasPayer: facts.hasPayer,
      window: plan.window,
      accounts: plan.tasks.length,
      complete: plan.alreadyComplete.length,
      chargeTypes: new Set([...facts.chargeTypes.values()].flatMap((types) => [...types])).size,
      estimates: estimatePages(plan, facts),
    };
  });
}
