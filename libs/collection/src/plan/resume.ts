import type { AccountId, DayRange, Instant, CollectionMode } from '@orgcost/domain';
import { isResumable, type PastRun } from './past-run';
import type { Run } from '../run/run';

/** What a run is to do, as far as it decides which others it goes on with. */
export interface RunAim {
  readonly run: string;
  readonly mode: CollectionMode;
  readonly now: Instant;
  readonly window: DayRange;
  /** The window's start was asked for. */
  readonly backfill: boolean;
  readonly everyAccount: boolean;
}

/** What a new run need not pay for again. */
export interface Resumption {
  /** The newest of the runs that are gone on with. */
  readonly resumes?: string;
  /** Accounts that they completed. */
  readonly complete: ReadonlySet<AccountId>;
  /** Accounts that they completed the day before, from the same start on: the refresh window is left to be read. */
  readonly completeBefore: ReadonlySet<AccountId>;
}

/**
 * Goes on with the newest runs, as far as they can be resumed and had the same aim. One for some accounts only does
 * not come between those for all.
 * @param past newest first
 */
export function resume(past: readonly PastRun[], aim: RunAim): Resumption {
  const resumed: PastRun[] = [];
  for (const each of past) {
    if (isResumable(each.run, aim.now) && hasAim(each.run, aim)) resumed.push(each);
    else if (each.run.everyAccount || !aim.everyAccount) break;
  }
  // A run that is planned a second time, as when its schedule is delivered twice, goes on with itself.
  const previous = resumed.find(({ run }) => run.id !== aim.run);
  const ofToday = resumed.filter(({ run }) => run.window.to === aim.window.to);
  const ofDayBefore = resumed.filter(({ run }) => run.window.to !== aim.window.to);
  return {
    ...(previous && { resumes: previous.run.id }),
    complete: new Set(ofToday.flatMap(({ complete }) => complete)),
    completeBefore: new Set(ofDayBefore.flatMap(({ complete }) => complete)),
  };
}

function hasAim({ mode, window }: Run, aim: RunAim): boolean {
  return (
    mode === aim.mode &&
    window.from === aim.window.from &&
    (window.to === aim.window.to || aim.backfill)
  );
}
