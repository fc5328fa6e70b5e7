import { parseInstant, parseUtcDay, type DayRange } from '@orgcost/domain';
import { estimatePages, priceOfPages } from './estimate';
import type { CollectionPlan } from './plan';
import type { Run } from './run';

const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const november = range('2026-11-01', '2026-11-11');
const plan: CollectionPlan = {
  run: 'next',
  mode: 'member',
  startedAt: parseInstant('2026-11-10T06:00:00Z'),
  today: parseUtcDay('2026-11-10'),
  window: november,
  everyAccount: true,
  watchOlderMonths: false,
  tasks: [
    { account: '111111111111', ranges: [november] },
    { account: '222222222222', ranges: [november, range('2026-03-01', '2026-03-31')] },
  ],
  alreadyComplete: [],
};

function past(facts: Partial<Run>): Run {
  return {
    id: 'before',
    startedAt: parseInstant('2026-11-09T06:00:00Z'),
    status: 'complete',
    mode: 'member',
    today: parseUtcDay('2026-11-09'),
    window: november,
    watchedOlderMonths: false,
    paidPages: 8,
    outcomes: { done: 3, 'taken-from-payer': 1 },
    ...facts,
  };
}

describe('estimating pages', () => {
  it('is one page for each query where nothing was measured', () => {
    expect(estimatePages(plan, 13, [past({ status: 'partial' }), past({ outcomes: {} })])).toEqual([
      { mode: 'member', atLeast: 3 },
      { mode: 'payer', atLeast: 30 },
    ]);
  });

  it('applies what the newest complete run of the mode paid for each account and day', () => {
    const runs = [past({}), past({ paidPages: 80 }), past({ mode: 'payer', paidPages: 2 })];
    expect(estimatePages(plan, 2, runs)).toEqual([
      // 50 account-days, at 8 pages for 40.
      { mode: 'member', atLeast: 3, expected: 10 },
      { mode: 'payer', atLeast: 8, expected: 8 },
    ]);
  });

  it('prices a page at a cent', () => {
    expect([0, 1, 1234].map(priceOfPages)).toEqual(['0', '0.01', '12.34']);
  });
});
