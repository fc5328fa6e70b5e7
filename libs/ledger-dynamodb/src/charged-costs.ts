import {
  ChargedCostsDamagedError,
  type ChargedCosts,
  type VersionedMonth,
} from '@orgcost/chargeback';
import {
  daysOf,
  daysOfBillingPeriod,
  type AccountId,
  type BillingPeriod,
  type CostDay,
} from '@orgcost/domain';
import { pMapIterable } from 'p-map';
import type { CostDayStore } from './cost-day-store';
import type { CostMonthStore } from './cost-month-store';
import { StoredItemError } from './stored-item';

/** Accounts whose months are read at a time. */
const concurrency = 16;

/** The `ChargedCosts` of chargeback, from the ledger's months and days. */
export class LedgerChargedCosts implements ChargedCosts {
  constructor(
    private readonly costDays: CostDayStore,
    private readonly costMonths: CostMonthStore,
  ) {}

  organizationMonth(period: BillingPeriod): AsyncIterable<VersionedMonth> {
    return this.costMonths.versions(period);
  }

  async *months(
    accounts: readonly AccountId[],
    period: BillingPeriod,
  ): AsyncIterable<VersionedMonth> {
    const months = pMapIterable(
      new Set(accounts),
      (account) => this.costMonths.version(account, period),
      { concurrency },
    );
    for await (const month of months) if (month) yield month;
  }

  async daysAt(
    account: AccountId,
    period: BillingPeriod,
    version: number,
  ): Promise<readonly CostDay[]> {
    try {
      return await this.#daysAt(account, period, version);
    } catch (error) {
      if (!(error instanceof StoredItemError)) throw error;
      throw new ChargedCostsDamagedError(error.message, { cause: error });
    }
  }

  async #daysAt(account: AccountId, period: BillingPeriod, version: number): Promise<CostDay[]> {
    // Months first: each revision that they lead to was written before them.
    const { days = {} } = (await this.costMonths.commits(account, period)) ?? {};
    const range = daysOfBillingPeriod(period);
    const revisions = await this.costDays.read(account, range);
    const known = daysOf(range).filter((day) => Object.hasOwn(days, day));
    if (known.length < Object.keys(days).length) {
      throw new StoredItemError(
        `The ledger's month ${period} of account ${account} has a day that is not of the month`,
      );
    }
    return known.flatMap((day) => revisions.at(day, days[day]?.revision ?? '', version) ?? []);
  }
}
