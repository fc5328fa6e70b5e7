import type { CostOrigin, DayRange, Instant, UtcDay } from '@orgcost/domain';
import type { Failure } from './account-outcome';
import type { AccountTask } from '../plan/account-task';
import type { PlannedRun } from '../plan/plan';
import type { Recorded } from '../ports/cost-ledger';
import { refreshWindow } from '../plan/refresh-window';
import { hasCosts, type AccountOutcome, type AccountResult } from '../run/run';

/** Adds up what was done for one account, range by range, into its result, and knows what is left to do. */
export class Tally {
  #left: readonly DayRange[];
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
  get left(): readonly DayRange[] {
    return this.#left;
  }

  add(done: DayRange, recorded: Recorded, fetchedAt: Instant): void {
    this.#left = this.#left.filter(({ from, to }) => from !== done.from || to !== done.to);
    this.#written += recorded.written.length;
    this.#unchanged += recorded.unchanged.length;
    this.#superseded += recorded.superseded.length;
    this.#fetchedAt = fetchedAt;
  }

  failed({ outcome, reason }: Failure, paidPages: number): AccountResult {
    return { ...this.result(outcome, paidPages), reason };
  }

  result(outcome: AccountOutcome, paidPages: number): AccountResult {
    const lastComplete = this.#lastComplete(outcome);
    return {
      run: this.plan.run,
      account: this.task.account,
      outcome,
      ranges: this.task.ranges,
      ...(this.#fetchedAt && { origin: this.origin, fetchedAt: this.#fetchedAt }),
      paidPages,
      daysWritten: this.#written,
      daysUnchanged: this.#unchanged,
      daysSuperseded: this.#superseded,
      ...(lastComplete && { lastComplete }),
    };
  }

  /** A narrower look, as with a late `--since`, does not count as a complete collection. */
  #lastComplete(outcome: AccountOutcome): UtcDay | undefined {
    const due = refreshWindow(this.plan.today, this.task.lastComplete);
    const covered = this.task.ranges.some((range) => covers(range, due));
    return hasCosts(outcome) && covered ? this.plan.today : this.task.lastComplete;
  }
}

function covers(range: DayRange, other: DayRange): boolean {
  return range.from <= other.from && other.to <= range.to;
}
