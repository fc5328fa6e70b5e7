import { parseInstant, parseUtcDay, type DayRange } from '@orgcost/domain';
import { aResult, plannedRun, window } from '../collect/collection.fixture';
import type { AccountOutcome, AccountResult, Run } from '../run/run';
import { measureRuns } from './measure';
import type { QueryFacts } from './queries';

const [web, shop, late] = ['111111111111', '222222222222', '333333333333'];
const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const year = range('2025-11-01', '2026-11-24');
const plan = {
  ...plannedRun,
  watchOlderMonths: false,
  tasks: [
    { account: web, ranges: [window] },
    { account: shop, ranges: [window] },
    { account: late, ranges: [year] },
  ],
  alreadyComplete: [],
};

let read: string[];

/** @param past newest first */
function measured(past: readonly (readonly [Run, readonly AccountResult[]])[]) {
  read = [];
  const results = (id: string): Promise<readonly AccountResult[]> => {
    read.push(id);
    return Promise.resolve(past.find(([run]) => run.id === id)?.[1] ?? []);
  };
  const facts: QueryFacts = {
    past: past.map(([run]) => run),
    outcomes: new Map([[late, 'no-data-yet']]),
    chargeTypes: new Map([[web, new Set(['Usage', 'Tax'])]]),
    hasPayer: true,
    firstBills: { queries: 4, bills: 9 },
    verify: true,
    batchesOf: (accounts) => [accounts],
  };
  return measureRuns({ results }, plan, facts);
}

function past(id: string, facts: Partial<Run> = {}): Run {
  return {
    id,
    startedAt: parseInstant('2026-11-22T06:00:00Z'),
    status: 'complete',
    mode: 'member',
    today: parseUtcDay('2026-11-22'),
    window: range('2026-11-01', '2026-11-23'),
    everyAccount: true,
    watchedOlderMonths: false,
    paidPages: 10,
    outcomes: {},
    ...facts,
  };
}

function results(ranges: readonly DayRange[], ofShop: AccountOutcome = 'done'): AccountResult[] {
  return [
    aResult({ account: web, ranges: [...ranges] }),
    aResult({ account: shop, outcome: ofShop, ranges: [...ranges] }),
    aResult({ account: late, outcome: 'no-data-yet', ranges: [year] }),
  ];
}

const refreshed = results([range('2026-11-01', '2026-11-23')]);

describe('measuring runs', () => {
  it('tells what the newest of each mode paid beyond the first page of its queries', async () => {
    expect(
      await measured([
        [past('c', { verificationPages: 3 }), refreshed],
        [past('b'), refreshed],
        [past('a', { mode: 'payer', paidPages: 4 }), refreshed],
      ]),
    ).toEqual({
      // Two of accounts, and one for those that were never listed.
      member: { accountDays: 44, furtherPages: 10 - 3 - 3 },
      // One for those that were never listed, two of both accounts, and two of their charge types: more than was paid.
      payer: { accountDays: 44, furtherPages: 0 },
    });
    expect(read).toEqual(['c', 'a']);
  });

  it('counts what the payer was asked for instead, and about older months', async () => {
    const ofPayer = results([range('2026-11-01', '2026-11-23')], 'taken-from-payer');
    const watched = { watchedOlderMonths: true, collectedSince: parseUtcDay('2026-08-01') };
    expect(await measured([[past('a', watched), ofPayer]])).toEqual({
      // One of an account, two of the payer, and one each for those never listed and for older months.
      member: { accountDays: 44, furtherPages: 10 - 5 },
    });
  });

  it('passes over runs that caught up, were for some accounts, or did not come to an end', async () => {
    const catchUp = results([year]);
    expect(
      await measured([
        [past('e'), catchUp],
        [past('d', { everyAccount: false }), refreshed],
        [past('c', { status: 'partial' }), refreshed],
        [past('b', { status: 'running' }), refreshed],
        [past('a'), refreshed],
      ]),
    ).toEqual({ member: { accountDays: 44, furtherPages: 7 } });
    expect(read).toEqual(['e', 'a']);
    expect(await measured([[past('e'), catchUp]])).toEqual({});
    expect(await measured([[past('e'), []]])).toEqual({});
  });

  it('looks at no more than a few of them', async () => {
    const many = ['f', 'e', 'd', 'c', 'b'].map((id) => [past(id), results([year])] as const);
    expect(await measured([...many, [past('a'), refreshed]])).toEqual({});
    expect(read).toEqual(['f', 'e', 'd', 'c', 'b']);
  });
});
