import type { Range } from './range';
import type { RateName } from './rates';

/** How costs get into the ledger. */
export const ways = ['member', 'payer', 'focus'] as const;
export type Way = (typeof ways)[number];

export const periods = ['month', 'backfill'] as const;
/** A month of daily runs, or the one run that first fetches the past. */
export type Period = (typeof periods)[number];

/** The days that a run reads of each account. */
export interface RunDays {
  /** Of the open month, from its first. */
  readonly open: number;
  /** Of the month before, where it is still read. */
  readonly previous: number;
}

/** Pages that past runs paid, and for how many accounts of theirs. */
export interface MeasuredPages {
  readonly pages: number;
  readonly accounts: number;
  readonly runs: number;
}

/** What is priced. */
export interface Setting {
  readonly accounts: number;
  /** Each run of a month. */
  readonly runs: readonly RunDays[];
  readonly daysOfMonth: number;
  /** What the first run reads of each account. */
  readonly backfill: { readonly days: number; readonly months: number };
  /** Of an account's day. */
  readonly lines: number;
  readonly chargeTypes: number;
  /** How many requests the payer's accounts are divided among, where each asks for so many days. */
  readonly batchesOf: (accounts: number, days: number) => number;
  /** How many requests the payer is asked in for what so many accounts are billed for all older months. */
  readonly watchQueries: (accounts: number) => number;
  /** How many past runs a plan looks back at, at most. */
  readonly runsLookedAt: number;
  readonly measured: {
    readonly [way in Way]?: { readonly [period in Period]?: MeasuredPages };
  };
}

/** Work of one kind. */
export interface Work {
  readonly what: string;
  readonly rate: RateName;
  readonly count: Range;
  /** What it belongs to; alerts and alarms are the same in every way. */
  readonly part: 'collection' | 'alerts' | 'alarms' | 'chargeback';
  /** Only a deployment has it. */
  readonly deployment?: true;
}

export function daysRead({ open, previous }: RunDays): number {
  return open + previous;
}
