import {
  earlierDays,
  estimatePages,
  measureRuns,
  type CollectionPlan,
  type EarlierDays,
  type PageEstimate,
} from '@orgcost/collection';
import { planRun, type CollectionRequest } from './collect-into';
import { billingPeriodsOf, daysBetween, type CollectionMode } from '@orgcost/domain';
import type { Amount } from '@orgcost/money';
import { assumptions, priceOf, priceOfPages, rates, writeUnitsOfRun } from '@orgcost/pricing';
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
  /** What would be read before it; absent where nothing is. */
  readonly earlier?: EarlierDays;
  /** How many would be read. */
  readonly accounts: number;
  /** How many are not read again, because the run that this one goes on with completed them. */
  readonly complete: number;
  /** How many charge types the ledger knows. */
  readonly chargeTypes: number;
  readonly estimates: readonly PricedEstimate[];
  /** Where the ledger is a table: what it takes, about, if every day is new. */
  readonly writes?: { readonly about: number; readonly price: Amount };
}

/** Pages, and their prices in US dollars. */
export interface PricedEstimate extends PageEstimate {
  readonly prices: {
    readonly atLeast: Amount;
    readonly expected?: Amount;
    readonly movedMonths?: Amount;
  };
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
    const measures = await measureRuns(ledger.runs, plan, facts);
    const estimates = estimatePages(plan, facts, measures);
    const asksFirstBills = estimates.some(
      (each) => each.mode === mode && each.queries.firstBills > 0,
    );
    const earlier = earlierDays(plan, facts);
    const firstBills = asksFirstBills ? facts.firstBills.bills : 0;
    return {
      mode,
      verify,
      ...(maxPages !== undefined && { maxPages }),
      hasPayer: facts.hasPayer,
      window: plan.window,
      ...(earlier && { earlier }),
      accounts: plan.tasks.length,
      complete: plan.alreadyComplete.length,
      chargeTypes: new Set([...facts.chargeTypes.values()].flatMap((types) => [...types])).size,
      estimates: estimates.map(priced),
      ...(context.settings.store.kind === 'table' && { writes: writesOf(plan, firstBills) }),
    };
  });
}

function priced(estimate: PageEstimate): PricedEstimate {
  const { atLeast, expected, movedMonths } = estimate;
  return {
    ...estimate,
    prices: {
      atLeast: priceOfPages(atLeast),
      ...(expected !== undefined && { expected: priceOfPages(expected) }),
      ...(movedMonths !== undefined && { movedMonths: priceOfPages(movedMonths) }),
    },
  };
}

function writesOf(
  { tasks }: CollectionPlan,
  firstBills: number,
): NonNullable<CollectionEstimate['writes']> {
  const ranges = tasks.flatMap((task) => task.ranges);
  const about = writeUnitsOfRun({
    accountDays: ranges.reduce((days, { from, to }) => days + daysBetween(from, to), 0),
    accountMonths: ranges.flatMap(billingPeriodsOf).length,
    accounts: tasks.length,
    firstBills,
    lines: assumptions.linesPerDay,
  });
  return { about, price: priceOf(about, rates.writeUnit) };
}
