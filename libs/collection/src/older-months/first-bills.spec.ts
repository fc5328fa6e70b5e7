import { parseBillingPeriod, parseUtcDay, type DayRange } from '@orgcost/domain';
import { amounts } from '@orgcost/testing';
import { plannedRun, window } from '../collect/collection.fixture';
import type { CollectionPlan } from '../plan/plan';
import type { BilledMonth, BillingLedger } from '../ports/billing-ledger';
import type { MonthlyTotal } from '../ports/cost-source';
import { CappedPageMeter } from '../run/page-meter';
import { countFirstBills, firstMonths, keepFirstBills } from './first-bills';
import { digestOf, monthTotals } from './month-totals';

const [ana, ben] = ['111111111111', '222222222222'];
const since = (day: string): DayRange => ({ from: parseUtcDay(day), to: window.to });
const collected = (day: string) => ({
  since: parseUtcDay(day),
  lastComplete: parseUtcDay('2026-11-22'),
});
const plan: CollectionPlan = {
  ...plannedRun,
  watchOlderMonths: false,
  tasks: [
    { account: ana, ranges: [since('2026-09-15')] },
    { account: ben, ranges: [since('2026-09-15')], coverage: collected('2026-10-01') },
  ],
  alreadyComplete: [],
};
const september = parseBillingPeriod('2026-09');
const october = parseBillingPeriod('2026-10');
const usage: MonthlyTotal = {
  account: ana,
  period: september,
  chargeType: 'Usage',
  currency: 'USD',
  amounts: amounts('3'),
};

function bill(account: string, month: string, ...billed: MonthlyTotal[]): BilledMonth {
  const digest = digestOf(monthTotals(billed));
  return { account, period: parseBillingPeriod(month), digest, again: false };
}

function billingOf(kept: readonly BilledMonth[]): Pick<BillingLedger, 'billedMonths'> {
  return {
    async *billedMonths(period) {
      yield* await Promise.resolve(kept.filter((one) => one.period === period));
    },
  };
}

/** The months that the payer is asked for, and the bills that are kept. */
async function keep(planned: CollectionPlan, kept: readonly BilledMonth[] = []) {
  const asked: string[] = [];
  const saved: BilledMonth[] = [];
  await keepFirstBills(
    {
      billing: {
        ...billingOf(kept),
        saveBilledMonths: (months) => Promise.resolve(void saved.push(...months)),
      },
      payer: {
        readMonthlyTotals: (periods) => {
          asked.push(...periods);
          return Promise.resolve([usage]);
        },
      },
    },
    planned,
    new CappedPageMeter(),
  );
  return { asked, saved };
}

describe('the first bills', () => {
  it('are those of older months that an account is read for the first time', async () => {
    expect(await keep(plan)).toEqual({
      asked: [september, october],
      saved: [bill(ana, '2026-09', usage), bill(ana, '2026-10'), bill(ben, '2026-09')],
    });
  });

  it('are asked once, however often the days are tried', async () => {
    const kept = [bill(ana, '2026-09', usage), bill(ana, '2026-10'), bill(ben, '2026-09')];
    expect(await keep(plan, kept)).toEqual({ asked: [], saved: [] });
    expect(await keep(plan, kept.slice(0, 2))).toEqual({
      asked: [september, october],
      saved: [bill(ben, '2026-09')],
    });
  });

  it('are counted before anything is asked, those of a large organization by the query', async () => {
    const counted = (planned: CollectionPlan, kept: readonly BilledMonth[] = []) =>
      countFirstBills(billingOf(kept), planned);
    expect(await counted(plan)).toEqual({ queries: 1, bills: 3 });
    expect(await counted({ ...plan, mode: 'payer' })).toEqual({ queries: 1, bills: 3 });
    expect(await counted({ ...plan, tasks: [] })).toEqual({ queries: 0, bills: 0 });

    const others = Array.from({ length: 9_998 }, (_, index) => ({ account: `${index}` }));
    const large = { ...plan, alreadyComplete: others };
    expect(await counted(large)).toEqual({ queries: 2, bills: 3 });
    const kept = [bill(ana, '2026-09', usage), bill(ben, '2026-09')];
    expect(await counted(large, kept)).toEqual({ queries: 1, bills: 1 });
    expect(await counted(large, [...kept, bill(ana, '2026-10')])).toEqual({ queries: 0, bills: 0 });
  });

  it('are not needed by a run through the payer', async () => {
    expect(await keep({ ...plan, mode: 'payer' })).toEqual({ asked: [], saved: [] });
  });

  it.each([
    ['the open month', since('2026-11-01')],
    ['a month that is read again', { ...since('2026-09-01'), bill: { digest: 'a', again: true } }],
  ])('are not those of %s', (_, range) => {
    expect([...firstMonths({ ...plan, tasks: [{ account: ana, ranges: [range] }] })]).toEqual([]);
  });

  it('are not those of a month that is still read every day, or that the ledger has in part', () => {
    const today = parseUtcDay('2026-11-08');
    const tasks = [
      { account: ana, ranges: [since('2026-09-01')], coverage: collected('2026-09-15') },
      { account: ben, ranges: [since('2026-10-01')] },
    ];
    expect([...firstMonths({ today, tasks })]).toEqual([]);
  });
});
