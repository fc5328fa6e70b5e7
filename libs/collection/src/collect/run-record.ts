import type { Instant } from '@orgcost/domain';
import type { PlannedRun } from '../plan/plan';
import {
  accountOutcomes,
  isComplete,
  type OutcomeCounts,
  type Run,
  type RunStatus,
} from '../run/run';

/** @param paidPages so far */
export function startedRun(plan: PlannedRun, paidPages = 0): Run {
  return {
    id: plan.run,
    startedAt: plan.startedAt,
    status: 'running',
    mode: plan.mode,
    today: plan.today,
    window: plan.window,
    everyAccount: plan.everyAccount,
    ...(plan.collectedSince !== undefined && { collectedSince: plan.collectedSince }),
    ...(plan.resumes !== undefined && { resumes: plan.resumes }),
    watchedOlderMonths: false,
    paidPages,
    outcomes: {},
  };
}

export interface RunEnd {
  readonly finishedAt: Instant;
  readonly outcomes: OutcomeCounts;
  readonly paidPages: number;
  readonly watchedOlderMonths: boolean;
  readonly payerFailure?: string | undefined;
}

export function finishedRun(plan: PlannedRun, { payerFailure, ...end }: RunEnd): Run {
  const status = statusOf(end.outcomes);
  const run = { ...startedRun(plan), ...end, status };
  if (payerFailure === undefined) return run;
  return { ...run, payerFailure, status: status === 'complete' ? 'partial' : status };
}

/** A run that had nothing to collect is complete; one that was stopped or capped before its first account, partial. */
function statusOf(counts: OutcomeCounts): RunStatus {
  const found = accountOutcomes.filter((outcome) => (counts[outcome] ?? 0) > 0);
  if (found.every(isComplete)) return 'complete';
  const hindered = found.some((outcome) => outcome !== 'left-for-next-run');
  return hindered && !found.some(isComplete) ? 'failed' : 'partial';
}
