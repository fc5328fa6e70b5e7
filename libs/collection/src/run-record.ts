import type { Instant } from '@orgcost/domain';
import type { PlannedRun } from './plan';
import { accountOutcomes, isComplete, type OutcomeCounts, type Run } from './run';

export function startedRun(plan: PlannedRun): Run {
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

export interface RunEnd {
  readonly finishedAt: Instant;
  readonly outcomes: OutcomeCounts;
  readonly paidPages: number;
  readonly watchedOlderMonths: boolean;
}

export function finishedRun(plan: PlannedRun, end: RunEnd): Run {
  const incomplete = accountOutcomes.some(
    (outcome) => !isComplete(outcome) && (end.outcomes[outcome] ?? 0) > 0,
  );
  return {
    ...startedRun(plan),
    ...end,
    status: incomplete ? 'partial' : 'complete',
    // What had moved may be among what was not read: it is looked for again.
    watchedOlderMonths: end.watchedOlderMonths && !incomplete,
  };
}
