import {
  daysOfBillingPeriod,
  type AccountId,
  type BillingPeriod,
  type CostDay,
  type Metric,
} from '@orgcost/domain';
import pMap from 'p-map';
import type { RestatedAccount } from '../close/closed-inputs';
import type { ClosedMonth } from '../close/closed-months';
import type { BilledSpan } from '../close/owner-moves';
import type { Ownership } from '../ownership/ownership-of';
import type { ChargedCosts } from '../ports/charged-costs';

/** An account's month that changed since it was billed. */
export interface RestatedMonth {
  readonly closed: ClosedMonth;
  readonly restated: RestatedAccount;
  readonly spans: readonly BilledSpan[];
  readonly before: readonly CostDay[];
  readonly after: readonly CostDay[];
}

/** A change that cannot be billed: some of its costs are not told in the metric of its closed month. */
export interface UncountedChange {
  readonly period: BillingPeriod;
  readonly account: AccountId;
  readonly metric: Metric;
}

export interface Restatements {
  /** In the order of months and accounts. */
  readonly restated: readonly RestatedMonth[];
  /** They stay as they are billed, so that they are found again, and billed as a whole once the metric is there. */
  readonly uncounted: readonly UncountedChange[];
}

export interface RestatementSources {
  readonly costs: ChargedCosts;
  readonly ownership: Ownership;
  readonly accountNames: ReadonlyMap<AccountId, string>;
}

/** Accounts whose days are read at a time. */
const concurrency = 16;

/** What closed months have in a later version than the one that is billed. */
export async function findRestated(
  months: readonly ClosedMonth[],
  sources: RestatementSources,
): Promise<Restatements> {
  const found: RestatedMonth[] = [];
  const uncounted: UncountedChange[] = [];
  for (const closed of months) {
    const restated: RestatedAccount[] = [];
    for await (const { account, version } of sources.costs.organizationMonth(closed.period)) {
      const billed = closed.billed.get(account);
      // The index may still have an earlier one: to bill that would take back what was billed since.
      if (billed && version <= billed.version) continue;
      const name = sources.accountNames.get(account);
      restated.push({
        period: closed.period,
        account,
        ...(name !== undefined && { name }),
        version,
        ...(!billed && {
          spans: [...sources.ownership(account, daysOfBillingPeriod(closed.period))],
        }),
      });
    }
    restated.sort((a, b) => (a.account < b.account ? -1 : 1));
    const { metric } = closed.inputs.ruleSet;
    for (const each of await readRestated(closed, restated, sources.costs)) {
      const { period, account } = each.restated;
      if (isToldIn(metric, each.after)) found.push(each);
      else uncounted.push({ period, account, metric });
    }
  }
  return { restated: found, uncounted };
}

function isToldIn(metric: Metric, days: readonly CostDay[]): boolean {
  return days.every(({ matrix }) => matrix.every(({ amounts }) => amounts[metric] !== undefined));
}

/** The days of months that were restated, as they were billed and as they are in the versions named. */
export function readRestated(
  closed: ClosedMonth,
  restated: readonly RestatedAccount[],
  costs: Pick<ChargedCosts, 'daysAt'>,
): Promise<RestatedMonth[]> {
  return pMap(
    restated,
    async (each): Promise<RestatedMonth> => {
      const { period, account, version } = each;
      const billed = closed.billed.get(account);
      const [before, after] = await Promise.all([
        billed ? costs.daysAt(account, period, billed.version) : [],
        costs.daysAt(account, period, version),
      ]);
      return {
        closed,
        restated: each,
        spans: billed?.spans ?? each.spans ?? [],
        before,
        after,
      };
    },
    { concurrency },
  );
}
