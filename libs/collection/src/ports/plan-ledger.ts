import type { AccountTask } from '../plan/account-task';
import type { PlannedRun } from '../plan/plan';

/** What a run is to do, for steps that go on with it in other processes. */
export interface KeptPlan {
  readonly run: PlannedRun;
  /** Tells this plan from another that was made for the same run at the same time. */
  readonly id: string;
  /** Batches of its tasks: numbered from 0. */
  readonly batches: number;
  /** The cap for the whole run. */
  readonly maxPages?: number;
  readonly watchedOlderMonths: boolean;
  /** Why the payer could not be asked for unlisted accounts and older months. */
  readonly payerFailure?: string;
}

/** Keeps the plans of runs for as long as they may be gone on with. */
export interface PlanLedger {
  /**
   * The plan last: one that is found is whole. The first that is kept for a run stays.
   * @returns the plan that the run has now
   */
  keepPlan(plan: KeptPlan, batches: readonly (readonly AccountTask[])[]): Promise<KeptPlan>;
  plan(run: string): Promise<KeptPlan | undefined>;
  /** @throws InvalidInputError for a batch that is not there */
  batch(plan: Pick<KeptPlan, 'run' | 'id'>, number: number): Promise<readonly AccountTask[]>;
}
