import {
  InvalidInputError,
  type AccountId,
  type AccountProfile,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';
import type { TaskRange } from '../run/task-range';
import type { AccountTask } from './account-task';
import type { AccountHistory } from './history';
import { firstDayOwed } from './owed';
import { payerOnlyReason } from './payer-only';
import { earliestDay, refreshWindow } from './refresh-window';

/** What a plan says of days, for every account. */
export interface PlannedDays {
  readonly today: UtcDay;
  /** The day from which on every account is to be collected. */
  readonly collectedSince?: UtcDay | undefined;
  /** Instead of the refresh window's start. */
  readonly since?: UtcDay | undefined;
}

/**
 * What to read for one account: the window, from where the ledger has it on, and older months that were missed.
 * @param profile none of an account that the organization never listed
 */
export function planTask(
  account: AccountId,
  profile: AccountProfile | undefined,
  { coverage, unread }: AccountHistory,
  days: PlannedDays,
): AccountTask {
  const { from, to } = windowOn(days, coverage?.lastComplete);
  const earliest = earliestDay(days.today);
  const owed =
    days.collectedSince &&
    firstDayOwed(profile ?? {}, later(days.collectedSince, earliest), coverage);
  const missed = unread.find(({ bill }) => bill === undefined)?.from;
  const isCovered = missed === undefined || (coverage !== undefined && coverage.since <= missed);
  const start = later(earlier(from, earlier(owed ?? from, isCovered ? from : missed)), earliest);
  const onlyByPayer = profile ? payerOnlyReason(profile) : 'not-in-organization';
  return {
    account,
    ranges: [
      { from: start, to },
      ...unread.filter((range) => range.bill && isStillOpen(range, start, days)),
    ],
    ...(coverage && { coverage }),
    ...(onlyByPayer && { onlyByPayer }),
    ...(onlyByPayer === undefined && profile?.state === 'PENDING_CLOSURE' && { isClosing: true }),
  };
}

/** @throws InvalidInputError for a start that cannot be read */
export function windowOn(
  { today, since }: Pick<PlannedDays, 'today' | 'since'>,
  lastComplete?: UtcDay,
): DayRange {
  const window = refreshWindow(today, lastComplete);
  if (since === undefined) return window;
  if (since > today) {
    throw new InvalidInputError(
      `Nothing can be collected since ${since}: it is later than today, ${today} (UTC)`,
    );
  }
  if (since < earliestDay(today)) {
    throw new InvalidInputError(
      `Nothing can be collected since ${since}: Cost Explorer keeps the days since ${earliestDay(today)}`,
    );
  }
  return { from: since, to: window.to };
}

/** A missed month is not read twice, and not when Cost Explorer has it no longer. */
function isStillOpen({ from }: TaskRange, start: UtcDay, { today }: PlannedDays): boolean {
  return from < start && from >= earliestDay(today);
}

function earlier(a: UtcDay, b: UtcDay): UtcDay {
  return a < b ? a : b;
}

function later(a: UtcDay, b: UtcDay): UtcDay {
  return a > b ? a : b;
}
