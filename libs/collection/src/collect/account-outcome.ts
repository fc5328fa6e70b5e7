import { PageCapReachedError } from '../run/page-meter';
import { AccountNotRecordedError } from '../ports/cost-ledger';
import { CostSourceError, type CostSourceErrorKind } from '../ports/cost-source';
import type { AccountOutcome } from '../run/run';

export interface Failure {
  readonly outcome: AccountOutcome;
  readonly reason: string;
}

/** The run was asked to stop before this account's turn. */
export class RunStoppedError extends Error {
  override readonly name = 'RunStoppedError';
  override readonly message = 'the run was stopped before its turn';
}

const outcomes: Readonly<Record<CostSourceErrorKind, AccountOutcome>> = {
  denied: 'denied',
  'no-data': 'no-data-yet',
  throttled: 'throttled',
  unavailable: 'failed',
};

/** What an error means for the accounts that met it; one that concerns the whole run is thrown again. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CostSourceError)
    return { outcome: outcomes[error.kind], reason: error.message };
  if (error instanceof AccountNotRecordedError) {
    return { outcome: 'failed', reason: error.message };
  }
  if (error instanceof PageCapReachedError || error instanceof RunStoppedError) {
    return { outcome: 'left-for-next-run', reason: error.message };
  }
  throw error;
}

/** A second attempt may well succeed. */
export function isTransient(outcome: AccountOutcome): boolean {
  return outcome === 'throttled' || outcome === 'failed';
}
