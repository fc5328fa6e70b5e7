import {
  daysOfBillingPeriod,
  parseUtcDay,
  type AccountId,
  type BillingPeriod,
  type CostDay,
} from '@orgcost/domain';
import { AccountNotRecordedError, type Observation, type Recorded } from '@orgcost/collection';
import { changesOf, type Changes } from './changes';
import type { CostDayStore } from './cost-day-store';
import type { CostMonthStore } from './cost-month-store';
import type { EncodedDay } from './encoded-day';
import type { MonthCommits } from './entities/cost-month';
import { nextMonth } from './next-month';

/** Each attempt that is lost means that another writer of the same account and month has won. */
const maxAttempts = 20;

/** Other writers of one account and month were faster, again and again. */
export class CommitConflictError extends AccountNotRecordedError {
  override readonly name = 'CommitConflictError';
}

/** Takes over days of one account and month: their revisions first, then the month that commits them. */
export class MonthWriter {
  constructor(
    private readonly days: CostDayStore,
    private readonly months: CostMonthStore,
  ) {}

  /** @throws ItemTooLargeError, UnprocessedItemsError, CommitConflictError */
  async write(
    observation: Observation,
    period: BillingPeriod,
    seen: readonly EncodedDay[],
  ): Promise<Recorded> {
    const { account, fetchedAt } = observation;
    let refused: { readonly month: MonthCommits; readonly changes: Changes } | undefined;
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const committed = await this.months.commits(account, period);
      // A put whose answer was lost is made again by the SDK, and refused for what it did itself.
      if (refused && isSame(committed, refused.month)) return recordedOf(refused.changes);
      const changes = changesOf(seen, fetchedAt, committed);
      if (changes.write.length === 0) return recordedOf(changes);

      const others = await this.#daysBeside(changes, account, period, committed);
      const { month, revisions } = nextMonth(observation, period, changes, others, committed);
      await this.days.write(revisions);
      if (await this.months.commit(month)) return recordedOf(changes);
      refused = { month, changes };
    }
    throw new CommitConflictError(
      `${maxAttempts} times in a row another process was faster to record ${period} of account ${account}: ` +
        'try again when it has finished',
    );
  }

  /** What `write` would do as the month is now. */
  async preview(
    { account, fetchedAt }: Observation,
    period: BillingPeriod,
    seen: readonly EncodedDay[],
  ): Promise<Recorded> {
    return recordedOf(changesOf(seen, fetchedAt, await this.months.commits(account, period)));
  }

  /** Committed days whose content the observation does not tell, for the month's sum. */
  async #daysBeside(
    { write, unchanged }: Changes,
    account: AccountId,
    period: BillingPeriod,
    committed: MonthCommits | undefined,
  ): Promise<readonly CostDay[]> {
    const told = new Set<string>([...write, ...unchanged].map(({ day }) => day));
    const others = Object.entries(committed?.days ?? {}).filter(([day]) => !told.has(day));
    if (others.length === 0) return [];
    const revisions = await this.days.read(account, daysOfBillingPeriod(period));
    return others.flatMap(
      ([day, { revision }]) => revisions.find(parseUtcDay(day), revision) ?? [],
    );
  }
}

/** The same version with the same revisions, whose ids tell all that is in them. */
function isSame(committed: MonthCommits | undefined, { version, days }: MonthCommits): boolean {
  return (
    committed?.version === version &&
    Object.entries(days).every(([day, { revision }]) => committed.days[day]?.revision === revision)
  );
}

function recordedOf({ write, unchanged, superseded }: Changes): Recorded {
  const daysOf = (days: readonly EncodedDay[]) => days.map(({ day }) => day);
  return { written: daysOf(write), unchanged: daysOf(unchanged), superseded: daysOf(superseded) };
}
