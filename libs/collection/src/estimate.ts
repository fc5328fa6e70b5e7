import { daysBetween, type DayRange } from '@orgcost/domain';
import { multiplyAmounts, parseAmount, type Amount } from '@orgcost/money';
import type { CollectionPlan } from './plan';
import { collectionModes, type CollectionMode, type Run } from './run';

/** https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/ */
const usDollarsPerPage = parseAmount('0.01');

/** US dollars for paid pages of Cost Explorer. */
export function priceOfPages(pages: number): Amount {
  return multiplyAmounts(usDollarsPerPage, parseAmount(String(pages)));
}

export interface PageEstimate {
  readonly mode: CollectionMode;
  /** One page for each query, as AWS does not tell how much a page holds; of accounts whose role can be assumed. */
  readonly atLeast: number;
  /** What the newest complete run of this mode paid for each account and day, applied to this plan. */
  readonly expected?: number;
}

/**
 * Pages that a plan costs in each mode.
 * @param chargeTypes how many the payer is known to have at least: it is asked once for each
 * @param past runs, newest first, for what they measured
 */
export function estimatePages(
  plan: CollectionPlan,
  chargeTypes: number,
  past: readonly Run[],
): PageEstimate[] {
  const ranges = plan.tasks.flatMap((task) => task.ranges);
  const distinct = new Set(ranges.map(({ from, to }) => `${from}/${to}`)).size;
  // The payer is also asked which charge types there are, and for the total that they must add up to.
  const queries = { member: ranges.length, payer: distinct * (chargeTypes + 2) };
  return collectionModes.map((mode) => {
    const measured = past.find(
      (run) => run.mode === mode && run.status === 'complete' && accountDaysOf(run) > 0,
    );
    const expected =
      measured && Math.ceil((measured.paidPages * accountDays(ranges)) / accountDaysOf(measured));
    return {
      mode,
      atLeast: queries[mode],
      ...(expected !== undefined && { expected: Math.max(expected, queries[mode]) }),
    };
  });
}

function accountDays(ranges: readonly DayRange[]): number {
  return ranges.reduce((days, { from, to }) => days + daysBetween(from, to), 0);
}

function accountDaysOf({ window, outcomes }: Run): number {
  const accounts = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return accounts * daysBetween(window.from, window.to);
}
