import type { EntityConfiguration } from 'electrodb';
import {
  billingPeriodOf,
  billingPeriodsOf,
  containsDay,
  InvalidInputError,
  parseUtcDay,
  type AccountId,
  type BillingPeriod,
  type CostDay,
  type CostMonth,
  type DayRange,
  type Instant,
} from '@orgcost/domain';
import type {
  CostLedger,
  CostPreview,
  MonthUnread,
  Observation,
  Recorded,
} from '@orgcost/collection';
import { CostDayStore } from './cost-day-store';
import { CostMonthStore } from './cost-month-store';
import { encodeDay, type EncodedDay } from './encoded-day';
import { MonthWriter } from './month-writer';

/** `CostLedger` and `CostPreview` of collection on a DynamoDB table; how it commits is told in docs/adr/0003. */
export class CostRepository implements CostLedger, CostPreview {
  readonly #days: CostDayStore;
  readonly #months: CostMonthStore;
  readonly #writer: MonthWriter;

  constructor(configuration: EntityConfiguration) {
    this.#days = new CostDayStore(configuration);
    this.#months = new CostMonthStore(configuration);
    this.#writer = new MonthWriter(this.#days, this.#months);
  }

  /**
   * @throws InvalidInputError when the observation has a day twice; ItemTooLargeError, UnprocessedItemsError,
   * CommitConflictError
   */
  async record(observation: Observation): Promise<Recorded> {
    const recorded: Recorded[] = [];
    for (const [period, days] of byPeriod(observation)) {
      recorded.push(await this.#writer.write(observation, period, days));
    }
    return together(recorded);
  }

  /** @throws InvalidInputError when the observation has a day twice; ItemTooLargeError */
  async preview(observation: Observation): Promise<Recorded> {
    const periods = [...byPeriod(observation)];
    return together(
      await Promise.all(
        periods.map(([period, days]) => this.#writer.preview(observation, period, days)),
      ),
    );
  }

  async days(account: AccountId, range: DayRange, asOf?: Instant): Promise<readonly CostDay[]> {
    // Months first: each revision that they lead to was written before them.
    const periods = billingPeriodsOf(range);
    const months = await Promise.all(
      periods.map((period) => this.#months.commits(account, period)),
    );
    const committed = months
      .flatMap((month) => Object.entries(month?.days ?? {}))
      .map(([day, { revision }]) => ({ day: parseUtcDay(day), revision }))
      .filter(({ day }) => containsDay(range, day))
      .sort((a, b) => (a.day < b.day ? -1 : 1));
    if (committed.length === 0) return [];
    const revisions = await this.#days.read(account, range);
    return committed.flatMap(({ day, revision }) => revisions.find(day, revision, asOf) ?? []);
  }

  async months(
    account: AccountId,
    periods: readonly BillingPeriod[],
  ): Promise<readonly CostMonth[]> {
    const months = await Promise.all(periods.map((period) => this.#months.rollup(account, period)));
    return months.filter((month) => month !== undefined);
  }

  organizationMonth(
    period: BillingPeriod,
    onUnread?: (month: MonthUnread) => void,
  ): AsyncIterable<CostMonth> {
    return this.#months.rollups(period, onUnread);
  }
}

function together(recorded: readonly Recorded[]): Recorded {
  return {
    written: recorded.flatMap(({ written }) => written),
    unchanged: recorded.flatMap(({ unchanged }) => unchanged),
    superseded: recorded.flatMap(({ superseded }) => superseded),
  };
}

function byPeriod({ account, days }: Observation): Map<BillingPeriod, EncodedDay[]> {
  const periods = new Map<BillingPeriod, EncodedDay[]>();
  for (const day of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const period = billingPeriodOf(day.day);
    const ofPeriod = periods.get(period) ?? [];
    if (ofPeriod.at(-1)?.day === day.day) {
      throw new InvalidInputError(`An observation of account ${account} has ${day.day} twice`);
    }
    periods.set(period, [...ofPeriod, encodeDay(day)]);
  }
  return periods;
}
