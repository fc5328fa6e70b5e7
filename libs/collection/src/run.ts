import type { AccountId, CostOrigin, DayRange, Instant, UtcDay } from '@orgcost/domain';

export const collectionModes = ['member', 'payer'] as const;
export type CollectionMode = (typeof collectionModes)[number];

/** `running` also stands for a run that was stopped before its end. */
export type RunStatus = 'running' | 'complete' | 'partial';

export interface Run {
  /** Unique, and sorts by start: see `runId`. */
  readonly id: string;
  readonly startedAt: Instant;
  readonly finishedAt?: Instant;
  readonly status: RunStatus;
  readonly mode: CollectionMode;
  /** The UTC day that the plan was made for. */
  readonly today: UtcDay;
  /** Days that are read for every account; older days that moved come on top, by account. */
  readonly window: DayRange;
  /** The unfinished run that this one goes on with. */
  readonly resumes?: string;
  /** It asked the payer which older months moved. */
  readonly watchedOlderMonths: boolean;
  readonly paidPages: number;
  readonly outcomes: Readonly<Partial<Record<AccountOutcome, number>>>;
}

export const accountOutcomes = [
  'done',
  'taken-from-payer',
  'no-data-yet',
  'denied',
  'throttled',
  'failed',
  'left-for-next-run',
] as const;
export type AccountOutcome = (typeof accountOutcomes)[number];

/** What a run achieved for one account. */
export interface AccountResult {
  readonly run: string;
  readonly account: AccountId;
  readonly outcome: AccountOutcome;
  /** Why, for people, where it is not simply done. */
  readonly reason?: string;
  readonly ranges: readonly DayRange[];
  readonly origin?: CostOrigin;
  /** When the source was asked; present when it answered. */
  readonly fetchedAt?: Instant;
  readonly paidPages: number;
  readonly daysWritten: number;
  readonly daysUnchanged: number;
  readonly daysSuperseded: number;
  /** The UTC day for which the account was last collected completely: this run's, or carried over from before. */
  readonly lastComplete?: UtcDay;
}

/** The account's cost is in the ledger, or it has none. */
export function isComplete(outcome: AccountOutcome): boolean {
  return outcome === 'done' || outcome === 'taken-from-payer' || outcome === 'no-data-yet';
}

/** @param nonce keeps runs apart that start in the same millisecond */
export function runId(startedAt: Instant, nonce: string): string {
  return `${startedAt}-${nonce}`;
}
