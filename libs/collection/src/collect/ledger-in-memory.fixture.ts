import {
  costMatrix,
  metrics,
  type AccountId,
  type AccountProfile,
  type BillingPeriod,
  type CostDay,
  type CostMonth,
} from '@orgcost/domain';
import type { PlanContext } from './collect';
import type { AccountLedger } from '../ports/account-ledger';
import type { BilledMonth } from '../ports/billing-ledger';
import type { AccountResult, Run } from '../run/run';

/** The ledger's ports without history, for specs of many runs. */
export function ledgerInMemory(
  profiles: readonly AccountProfile[],
): Pick<PlanContext, 'costs' | 'billing' | 'runs'> & { accounts: AccountLedger } {
  const days = new Map<AccountId, Map<string, CostDay>>();
  const bills = new Map<string, BilledMonth>();
  const runs = new Map<string, Run>();
  const results = new Map<string, AccountResult>();
  const daysOf = (account: AccountId): CostDay[] => [...(days.get(account)?.values() ?? [])];

  const monthOf = (account: AccountId, period: BillingPeriod): CostMonth | undefined => {
    const ofMonth = daysOf(account).filter(({ day }) => day.startsWith(period));
    const [first] = ofMonth;
    if (first === undefined) return undefined;
    return {
      account,
      period,
      estimated: false,
      metrics: [...metrics],
      matrix: costMatrix(ofMonth.flatMap(({ matrix }) => matrix)),
      days: ofMonth.map(({ day }) => day),
      origins: [...new Set(ofMonth.map(({ origin }) => origin))],
      fetchedAt: first.fetchedAt,
    };
  };

  return {
    accounts: { profiles: () => Promise.resolve(profiles), addProfiles: () => Promise.resolve() },
    costs: {
      record: ({ account, fetchedAt, origin, days: seen }) => {
        const present = days.get(account) ?? new Map<string, CostDay>();
        days.set(account, present);
        const saysTheSame = (day: CostDay | undefined, other: CostDay): boolean =>
          day?.matrix === other.matrix ||
          JSON.stringify(day?.matrix) === JSON.stringify(other.matrix);
        const observed = seen.map((day): CostDay => ({ ...day, account, fetchedAt, origin }));
        const changed = observed.filter((day) => !saysTheSame(present.get(day.day), day));
        const unchanged = observed.filter((day) => !changed.includes(day));
        for (const day of changed) present.set(day.day, day);
        return Promise.resolve({
          written: changed.map(({ day }) => day),
          unchanged: unchanged.map(({ day }) => day),
          superseded: [],
        });
      },
      days: (account, { from, to }) =>
        Promise.resolve(daysOf(account).filter(({ day }) => from <= day && day < to)),
      months: (account, periods) =>
        Promise.resolve(periods.flatMap((period) => monthOf(account, period) ?? [])),
      async *organizationMonth(period) {
        for (const account of days.keys()) {
          const month = await Promise.resolve(monthOf(account, period));
          if (month) yield month;
        }
      },
    },
    billing: {
      async *billedMonths(period) {
        for (const bill of bills.values())
          if (bill.period === period) yield await Promise.resolve(bill);
      },
      saveBilledMonths: (months) => {
        for (const month of months) bills.set(`${month.period} ${month.account}`, month);
        return Promise.resolve();
      },
    },
    runs: {
      saveRun: (run) => Promise.resolve(void runs.set(run.id, run)),
      saveResult: (result) =>
        Promise.resolve(void results.set(`${result.run} ${result.account}`, result)),
      run: (id) => Promise.resolve(runs.get(id)),
      latestRuns: (limit) => Promise.resolve([...runs.values()].reverse().slice(0, limit)),
      result: (run, account) => Promise.resolve(results.get(`${run} ${account}`)),
      results: (id) => Promise.resolve([...results.values()].filter(({ run }) => run === id)),
      latestResults: (id, limit) =>
        Promise.resolve(
          [...results.values()]
            .filter(({ account }) => account === id)
            .reverse()
            .slice(0, limit),
        ),
    },
  };
}
