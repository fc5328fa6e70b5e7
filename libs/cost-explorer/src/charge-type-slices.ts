import type { AccountId, ChargeType, CostLine, DayCosts, UtcDay } from '@orgcost/domain';
import type { PeriodCosts } from './answer';
import { dayCosts } from './day-costs';
import { addToTotals, type Totals } from './totals';

/**
 * Costs of several accounts put together from one answer for each charge type, grouped by account and service: three
 * dimensions, where a query has room for two.
 */
export class ChargeTypeSlices {
  /** Each day that an answer named, and whether one called it an estimate. */
  readonly #estimated = new Map<UtcDay, boolean>();
  readonly #lines = new Map<AccountId, Map<UtcDay, CostLine[]>>();
  readonly totals: Totals = new Map();

  add(chargeType: ChargeType, periods: readonly PeriodCosts[]): void {
    this.addDays(periods);
    for (const { start, groups } of periods) {
      for (const {
        keys: [account, service],
        currency,
        amounts,
      } of groups) {
        this.#linesOf(account, start).push({ service, chargeType, currency, amounts });
        addToTotals(this.totals, { account, time: start, chargeType, currency, amounts });
      }
    }
  }

  /** Days that an answer named, with or without costs. */
  addDays(periods: readonly PeriodCosts[]): void {
    for (const { start, estimated } of periods) {
      this.#estimated.set(start, estimated || (this.#estimated.get(start) ?? false));
    }
  }

  daysOf(account: AccountId): DayCosts[] {
    const lines = this.#lines.get(account);
    return dayCosts(
      [...this.#estimated].map(([day, estimated]) => ({
        day,
        estimated,
        lines: lines?.get(day) ?? [],
      })),
    );
  }

  #linesOf(account: AccountId, day: UtcDay): CostLine[] {
    let days = this.#lines.get(account);
    if (!days) this.#lines.set(account, (days = new Map<UtcDay, CostLine[]>()));
    let lines = days.get(day);
    if (!lines) days.set(day, (lines = []));
    return lines;
  }
}
