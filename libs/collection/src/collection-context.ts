import type { Clock } from '@orgcost/domain';
import { RunStoppedError } from './account-outcome';
import type { PageMeter } from './page-meter';
import type { PlannedRun } from './plan';
import type { CostLedger } from './ports/cost-ledger';
import type { RunLedger } from './ports/run-ledger';
import type { AccountResult } from './run';

/** What the steps of one run share. */
export interface CollectionContext {
  readonly plan: PlannedRun;
  readonly costs: Pick<CostLedger, 'record'>;
  readonly runs: Pick<RunLedger, 'saveResult'>;
  /** Counts and caps the pages of the whole run. */
  readonly meter: PageMeter;
  readonly clock: Clock;
  /** Accounts in hand at a time. */
  readonly concurrency: number;
  /** Once aborted, what has not begun is left for the next run. */
  readonly signal?: AbortSignal;
  /** Told each account's result as it is settled; an account that is then taken from the payer comes again. */
  readonly onResult?: (result: AccountResult) => void;
}

/** @throws RunStoppedError */
export function throwIfStopped({ signal }: CollectionContext): void {
  if (signal?.aborted) throw new RunStoppedError();
}

/** Keeps and tells an account's result. */
export async function settle(
  context: CollectionContext,
  result: AccountResult,
): Promise<AccountResult> {
  await context.runs.saveResult(result);
  context.onResult?.(result);
  return result;
}
