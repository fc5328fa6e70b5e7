import { refreshWindow, type Run } from '@orgcost/collection';
import { daysBetween, collectionModes } from '@orgcost/domain';
import type { MeasuredPages, Setting } from '@orgcost/pricing';

/** A first run of this length stands for one of 13 months. */
const shortestBackfill = 365;

/**
 * What complete runs for every account paid, by mode; one that went on with another tells a part only, and so does one
 * of other days than a daily run reads. Pages do not grow in proportion to accounts, as a payer's query is for many:
 * runs of half as many accounts up to twice as many measure.
 */
export function measuredPages(past: readonly Run[], accounts: number): Setting['measured'] {
  const whole = past.filter(
    (run) =>
      run.everyAccount &&
      run.status === 'complete' &&
      run.resumes === undefined &&
      isAlike(accountsOf(run), accounts),
  );
  return Object.fromEntries(
    collectionModes.map((mode) => {
      const ofMode = whole.filter((run) => run.mode === mode);
      const month = sumOf(ofMode.filter(isRefresh));
      const backfill = sumOf(ofMode.filter((run) => daysOf(run) >= shortestBackfill));
      return [mode, { ...(month && { month }), ...(backfill && { backfill }) }];
    }),
  );
}

function sumOf(runs: readonly Run[]): MeasuredPages | undefined {
  if (runs.length === 0) return undefined;
  const accounts = runs.map(accountsOf).reduce(add, 0);
  const pages = runs
    .map(({ paidPages, verificationPages = 0 }) => paidPages - verificationPages)
    .reduce(add, 0);
  return { pages, accounts, runs: runs.length };
}

function accountsOf({ outcomes }: Run): number {
  return Object.values(outcomes).reduce(add, 0);
}

function isAlike(measured: number, accounts: number): boolean {
  return measured * 2 >= accounts && measured <= accounts * 2;
}

function isRefresh({ today, window }: Run): boolean {
  return window.from === refreshWindow(today).from;
}

function daysOf({ window }: Run): number {
  return daysBetween(window.from, window.to);
}

function add(a: number, b: number): number {
  return a + b;
}
