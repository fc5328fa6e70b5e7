import { InvalidInputError, type DayRange, type UtcDay } from '@orgcost/domain';
import type { AccountHistory } from './history';
import type { AccountTask } from './account-task';
import { earliestDay, refreshWindow } from './refresh-window';
import type { TaskRange } from '../run/task-range';

interface Days {
  readonly today: UtcDay;
  /** Instead of the refresh window's start. */
  readonly since?: UtcDay | undefined;
}

/** What to read for one account, by what was last collected of it and what could not be. */
export function planTask(
  subject: Pick<AccountTask, 'account' | 'onlyByPayer'>,
  { lastComplete, unread }: AccountHistory,
  days: Days,
): AccountTask {
  return {
    ...subject,
    ranges: withUnread(windowOn(days, lastComplete), unread, days.today),
    ...(lastComplete && { lastComplete }),
  };
}

/** @throws InvalidInputError for a start that cannot be read */
export function windowOn({ today, since }: Days, lastComplete?: UtcDay): DayRange {
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

/** The window, from where an earlier one could not be read, and older months that could not be read either. */
function withUnread(window: DayRange, unread: readonly TaskRange[], today: UtcDay): TaskRange[] {
  const missed = unread.find(({ billed }) => billed === undefined);
  const earliest = earliestDay(today);
  const missedFrom = missed && missed.from > earliest ? missed.from : earliest;
  const from = missed && missedFrom < window.from ? missedFrom : window.from;
  const older = unread.filter((range) => range !== missed && range.from >= earliest);
  return [{ from, to: window.to }, ...older.filter((range) => range.from < from)];
}
