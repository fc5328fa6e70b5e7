import type { Clock } from '@orgcost/domain';
import { RunStoppedError } from './account-outcome';
import { billedMonthsOf } from '../older-months/billed-months';
import type { PageMeter } from '../run/page-meter';
import type { PlannedRun } from '../plan/plan';
import type { BillingLedger } from '../ports/billing-ledger';
import type { CostLedger } from '../ports/cost-ledger';
import type { RunLedger } from '../ports/run-ledger';
import type { AccountResult } from '../run/run';

/** What the steps of one run share. */
export interface CollectionContext {
  readonly plan: PlannedRun;
  readonly costs: Pick<CostLedger, 'record'>;
  readonly billing: Pick<BillingLedger, 'saveBilledMonths'>;
  readonly runs: Pick<RunLedger, 'saveResult'>;
  /** Counts and caps the pages of the whole run. */
  readonly meter: PageMeter;
  readonly clock: Clock;
  /** Accounts that are read at a time; as many again may be written meanwhile. */
  readonly concurrency: number;
  /** Once aborted, what has not begun is left for the next run. */
  readonly signal?: AbortSignal;
  /** Told each account's result as it is settled; an account that is then taken from the payer comes again. */
  readonly onResult?: (result: AccountResult) => void;
}

/** @throws RunStoppedError */
export function throwIfStopped({ signal }: Pick<CollectionContext, 'signal'>): void {
  if (signal?.aborted) throw new RunStoppedError();
}

/** Keeps and tells an account's result, and the older months that are settled by it. */
export async function settle(
  context: CollectionContext,
  result: AccountResult,
): Promise<AccountResult> {
  const months = billedMonthsOf(result);
  if (months.length > 0) await context.billing.saveBilledMonths(months);
  await context.runs.saveResult(result);
  context.onResult?.(result);
  return result;
}
