import type { CostOrigin, DayRange, Instant } from '@orgcost/domain';
import type { Failure } from './account-outcome';
import type { AccountTask } from '../plan/account-task';
import type { PlannedRun } from '../plan/plan';
import type { Recorded } from '../ports/cost-ledger';
import { earliestDay, firstDayDueSince } from '../plan/refresh-window';
import type { Coverage } from '../run/coverage';
import { hasCosts, type AccountOutcome, type AccountResult } from '../run/run';
import type { TaskRange } from '../run/task-range';

/** Adds up what was done for one account, range by range, into its result, and knows what is left to do. */
export class Tally {
  #left: readonly TaskRange[];
  #written = 0;
  #unchanged = 0;
  #superseded = 0;
  #fetchedAt: Instant | undefined;

  constructor(
    private readonly plan: PlannedRun,
    readonly task: AccountTask,
    private readonly origin: CostOrigin,
  ) {
    this.#left = task.ranges;
  }

  /** Ranges that have not been recorded. */
  get left(): readonly TaskRange[] {
    return this.#left;
  }

  add(done: DayRange, recorded: Recorded, fetchedAt: Instant): void {
    const isDone = ({ from, to }: DayRange): boolean => from === done.from && to === done.to;
    this.#left = this.#left.filter((range) => !isDone(range));
    this.#written += recorded.written.length;
    this.#unchanged += recorded.unchanged.length;
    this.#superseded += recorded.superseded.length;
    this.#fetchedAt = fetchedAt;
  }

  failed({ outcome, reason }: Failure, paidPages: number): AccountResult {
    return { ...this.result(outcome, paidPages), reason };
  }

  result(outcome: AccountOutcome, paidPages: number): AccountResult {
    const coverage = this.#coverage(outcome);
    return {
      run: this.plan.run,
      account: this.task.account,
      outcome,
      ranges: [...this.task.ranges],
      ...(this.#fetchedAt && { origin: this.origin, fetchedAt: this.#fetchedAt }),
      paidPages,
      daysWritten: this.#written,
      daysUnchanged: this.#unchanged,
      daysSuperseded: this.#superseded,
      ...(coverage && { coverage }),
    };
  }

  /**
   * A look that leaves a gap behind what was collected before, as with a late `--since`, adds nothing to it; where the
   * gap cannot be read any more, a new beginning is made.
   */
  #coverage(outcome: AccountOutcome): Coverage | undefined {
    const { ranges, coverage: before } = this.task;
    const { today, window } = this.plan;
    const range = ranges.find(({ to }) => to === window.to);
    if (!hasCosts(outcome) || range === undefined) return before;
    if (before === undefined) return { since: range.from, lastComplete: today };
    if (range.from > firstDayDueSince(today, before.lastComplete)) {
      const isFresh = range.from <= earliestDay(today);
      return isFresh ? { since: range.from, lastComplete: today } : before;
    }
    return { since: range.from < before.since ? range.from : before.since, lastComplete: today };
  }
}
