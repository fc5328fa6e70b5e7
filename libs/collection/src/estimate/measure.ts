import { collectionModes, daysBetween, type CollectionMode, type DayRange } from '@orgcost/domain';
import type { RunLedger } from '../ports/run-ledger';
import { hasCosts, type AccountResult, type Run } from '../run/run';
import { fareOf, queriesOf, totalOf, type QueriedPlan, type QueryFacts } from './queries';

/** What a complete run took. */
export interface Measure {
  /** Days that it read, each account's by itself. */
  readonly accountDays: number;
  /** Pages besides the first of each query. */
  readonly furtherPages: number;
}

export type Measures = Readonly<Partial<Record<CollectionMode, Measure>>>;

/** Runs of a mode whose results are read, at most, in search of one that is alike. */
const runsRead = 5;

/**
 * Measures each mode by its newest complete run for every account that read about as many days in a query: how many
 * further pages a query of a year has, one of some weeks does not tell. Which days a run read, only its results tell:
 * it may have caught up.
 */
export async function measureRuns(
  runs: Pick<RunLedger, 'results'>,
  plan: QueriedPlan,
  facts: QueryFacts,
): Promise<Measures> {
  const planned = queriedRanges(plan, facts);
  const measures: Partial<Record<CollectionMode, Measure>> = {};
  for (const mode of collectionModes) {
    const candidates = facts.past.filter((run) => run.mode === mode && isWhole(run));
    for (const run of candidates.slice(0, runsRead)) {
      const results = (await runs.results(run.id)).filter(({ outcome }) => hasCosts(outcome));
      if (!isAlike(results.flatMap(rangesOf), planned)) continue;
      measures[mode] = measureOf(run, results, facts);
      break;
    }
  }
  return measures;
}

/** Pages that a plan takes besides the first of each query, by what a run took. */
export function furtherPages(plan: QueriedPlan, facts: QueryFacts, measure: Measure): number {
  const days = daysIn(queriedRanges(plan, facts));
  return Math.ceil((measure.furtherPages * days) / measure.accountDays);
}

function isWhole({ everyAccount, status }: Run): boolean {
  return everyAccount && status === 'complete';
}

function measureOf(run: Run, results: readonly AccountResult[], facts: QueryFacts): Measure {
  const { collectedSince, today, window, everyAccount, paidPages, verificationPages = 0 } = run;
  const plan = {
    today,
    window,
    everyAccount,
    ...(collectedSince !== undefined && { collectedSince }),
    watchOlderMonths: run.watchedOlderMonths,
    tasks: results.map(({ account, ranges }) => ({ account, ranges: [...ranges] })),
    alreadyComplete: [],
  };
  const outcomes = new Map(results.map(({ account, outcome }) => [account, outcome]));
  // What it asked for first bills is not known any more: that counts as further pages.
  const firstBills = { queries: 0, bills: 0 };
  const queries = queriesOf(plan, run.mode, { ...facts, outcomes, firstBills, verify: false });
  return {
    accountDays: daysIn(results.flatMap(rangesOf)),
    furtherPages: Math.max(0, paidPages - verificationPages - totalOf(queries)),
  };
}

/** Without those of accounts that have no data yet, however many days they are to be asked for. */
function queriedRanges({ tasks }: QueriedPlan, facts: QueryFacts): DayRange[] {
  return tasks.filter((task) => fareOf(task, facts) !== 'without data').flatMap(rangesOf);
}

function isAlike(measured: readonly DayRange[], planned: readonly DayRange[]): boolean {
  const ratio = daysIn(measured) / measured.length / (daysIn(planned) / planned.length);
  return ratio >= 0.5 && ratio <= 2;
}

function daysIn(ranges: readonly DayRange[]): number {
  return ranges.reduce((days, { from, to }) => days + daysBetween(from, to), 0);
}

function rangesOf({ ranges }: Pick<AccountResult, 'ranges'>): readonly DayRange[] {
  return ranges;
}
