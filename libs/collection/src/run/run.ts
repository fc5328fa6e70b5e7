import {
  accountIdSchema,
  costOriginSchema,
  instantSchema,
  type CollectionMode,
  type DayRange,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import * as z from 'zod';
import { coverageSchema } from './coverage';
import { taskRangeSchema } from './task-range';

/**
 * - `running`: or stopped before its end
 * - `partial`: some accounts were not brought in, or the payer could not be asked which others there are
 * - `failed`: none of its accounts was, and not for being left to the next run
 */
export const runStatuses = ['running', 'complete', 'partial', 'failed'] as const;
export type RunStatus = (typeof runStatuses)[number];

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

/** How many accounts had each outcome; those of none are absent. */
export type OutcomeCounts = Readonly<Partial<Record<AccountOutcome, number>>>;

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
  /** Not only those that were asked for by name. */
  readonly everyAccount: boolean;
  /** The UTC day from which on every account is to be collected, by this run and those before it. */
  readonly collectedSince?: UtcDay;
  /** The unfinished run that this one goes on with. */
  readonly resumes?: string;
  /** It asked the payer which older months moved. */
  readonly watchedOlderMonths: boolean;
  /**
   * Why the payer could not be asked for what only it knows: accounts that were never listed, and months that moved.
   * Where older months were watched all the same: of which the ledger cannot tell what it has.
   */
  readonly payerFailure?: string;
  readonly paidPages: number;
  /** Those of the paid pages with which views were compared. */
  readonly verificationPages?: number;
  readonly outcomes: OutcomeCounts;
}

/** What a run achieved for one account; plain JSON, so that it can travel between Lambda functions. */
export const accountResultSchema = z.object({
  run: z.string().min(1),
  account: accountIdSchema,
  outcome: z.enum(accountOutcomes),
  /** Why, for people, where it is not simply done. */
  reason: z.string().exactOptional(),
  ranges: z.array(taskRangeSchema),
  origin: costOriginSchema.exactOptional(),
  /** When the source was asked last; present when it answered. */
  fetchedAt: instantSchema.exactOptional(),
  paidPages: z.int().min(0),
  daysWritten: z.int().min(0),
  daysUnchanged: z.int().min(0),
  daysSuperseded: z.int().min(0),
  /** What the ledger has of the account: brought in by this run, or carried over from before. */
  coverage: coverageSchema.exactOptional(),
});
export type AccountResult = z.infer<typeof accountResultSchema>;

/** The account's cost was read. */
export function hasCosts(outcome: AccountOutcome): boolean {
  return outcome === 'done' || outcome === 'taken-from-payer';
}

/** The account's cost is in the ledger, or there is none yet. */
export function isComplete(outcome: AccountOutcome): boolean {
  return hasCosts(outcome) || outcome === 'no-data-yet';
}

/** @param nonce keeps runs apart that start in the same millisecond */
export function runId(startedAt: Instant, nonce: string): string {
  return `${startedAt}-${nonce}`;
}

export function countOutcomes(results: readonly AccountResult[]): OutcomeCounts {
  const counts: Partial<Record<AccountOutcome, number>> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
