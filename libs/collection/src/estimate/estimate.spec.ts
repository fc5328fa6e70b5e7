import { parseInstant, parseUtcDay, type DayRange } from '@orgcost/domain';
import { estimatePages, type PageEstimate } from './estimate';
import type { CollectionPlan } from '../plan/plan';
import type { Measures } from './measure';
import type { QueryFacts } from './queries';
import type { Run } from '../run/run';

const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const november = range('2026-11-01', '2026-11-11');
const [web, shop] = ['111111111111', '222222222222'];
const plan: CollectionPlan = {
  run: 'next',
  mode: 'member',
  startedAt: parseInstant('2026-11-10T06:00:00Z'),
  today: parseUtcDay('2026-11-10'),
  window: november,
  everyAccount: true,
  watchOlderMonths: true,
  tasks: [
    { account: web, ranges: [november] },
    { account: shop, ranges: [november, range('2026-03-01', '2026-03-31')] },
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
    everyAccount: true,
    watchedOlderMonths: false,
    paidPages: 8,
    outcomes: { done: 3, 'taken-from-payer': 1 },
    ...facts,
  };
}

const nothingKnown: QueryFacts = {
  past: [],
  outcomes: new Map(),
  chargeTypes: new Map(),
  hasPayer: false,
  firstBills: { queries: 0, bills: 0 },
  verify: false,
  batchesOf: (accounts) => [accounts],
};
const none = {
  byAccounts: 0,
  byPayer: 0,
  unlistedAccounts: 0,
  olderMonths: 0,
  firstBills: 0,
  verification: 0,
};

function estimated(
  given: CollectionPlan,
  facts: QueryFacts,
  measures: Measures = {},
): PageEstimate[] {
  return estimatePages(given, facts, measures);
}

describe('estimating pages', () => {
  it('is one page for each query where nothing is known', () => {
    const facts = {
      ...nothingKnown,
      past: [past({ status: 'partial' }), past({ outcomes: {} })],
    };
    expect(estimated(plan, facts)).toEqual([
      { mode: 'member', atLeast: 3, queries: { ...none, byAccounts: 3 } },
      { mode: 'payer', atLeast: 5, queries: { ...none, byPayer: 4, unlistedAccounts: 1 } },
    ]);
  });

  it('counts what the payer is asked for in member mode, too, where a role is set', () => {
    const facts: QueryFacts = {
      ...nothingKnown,
      hasPayer: true,
      firstBills: { queries: 2, bills: 9 },
      past: [past({ status: 'partial', window: range('2026-10-01', '2026-11-01') })],
      outcomes: new Map([[shop, 'taken-from-payer']]),
      chargeTypes: new Map([
        [web, new Set(['Usage', 'Tax'])],
        [shop, new Set(['Usage', 'Credit'])],
      ]),
    };
    const weekly = { unlistedAccounts: 1, olderMonths: 1, firstBills: 0, verification: 0 };
    expect(estimated(plan, facts)).toEqual([
      {
        mode: 'member',
        atLeast: 13,
        queries: { byAccounts: 1, byPayer: 8, ...weekly, firstBills: 2 },
      },
      { mode: 'payer', atLeast: 11, queries: { byAccounts: 0, byPayer: 9, ...weekly } },
    ]);
    expect(
      estimated({ ...plan, everyAccount: false, watchOlderMonths: false }, facts),
    ).toMatchObject([{ atLeast: 9 }, { atLeast: 9 }]);
    expect(estimated(plan, { ...facts, hasPayer: false })).toMatchObject([
      { queries: { ...none, byAccounts: 1 } },
      { queries: { ...weekly, byPayer: 9 } },
    ]);
  });

  it.each([
    // Of 13 older months, and of those that are collected.
    [769, '2025-10-01', 1],
    [770, '2025-10-01', 2],
    [770, '2026-10-01', 1],
    [10_000, '2025-10-01', 13],
    [10_000, '2026-09-15', 2],
  ])(
    'counts each query that %d accounts collected since %s are watched in',
    (count, since, queries) => {
      const accounts = Array.from({ length: count }, (_, index) => `${index}`);
      const [last = '', ...others] = accounts;
      const large: CollectionPlan = {
        ...plan,
        tasks: others.map((account) => ({ account, ranges: [november] })),
        alreadyComplete: [{ account: last }],
      };
      const facts = {
        ...nothingKnown,
        hasPayer: true,
        past: [past({ window: range(since, '2026-11-10') })],
      };
      const watched = (given: CollectionPlan, known: QueryFacts) =>
        estimated(given, known).map((estimate) => estimate.queries.olderMonths);
      expect(watched(large, facts)).toEqual([queries, queries]);
      const collectedSince = parseUtcDay(since);
      expect(watched({ ...large, collectedSince }, { ...facts, past: [] })).toEqual([
        queries,
        queries,
      ]);
    },
  );

  it('knows which accounts answer for free', () => {
    const facts: QueryFacts = {
      ...nothingKnown,
      hasPayer: true,
      outcomes: new Map([
        [web, 'no-data-yet'],
        [shop, 'failed'],
      ]),
    };
    const [member] = estimated({ ...plan, everyAccount: false }, facts);
    expect(member).toEqual({ mode: 'member', atLeast: 2, queries: { ...none, byAccounts: 2 } });
  });

  it('asks the payer about accounts that left, whatever their role said before', () => {
    const left: CollectionPlan = {
      ...plan,
      everyAccount: false,
      tasks: [{ account: web, ranges: [november], onlyByPayer: 'closed' }],
    };
    const [member] = estimated(left, { ...nothingKnown, hasPayer: true, verify: true });
    expect(member?.queries).toEqual({ ...none, byPayer: 2 });
  });

  it('divides accounts as the payer does', () => {
    const facts: QueryFacts = {
      ...nothingKnown,
      chargeTypes: new Map([[web, new Set(['Usage', 'Tax'])]]),
      batchesOf: (accounts) => accounts.map((account) => [account]),
    };
    expect(estimated(plan, facts)).toMatchObject([{}, { queries: { byPayer: 4 + 2 + 2 } }]);
  });

  it('adds the other view of every account that has one, to be compared', () => {
    const facts: QueryFacts = {
      ...nothingKnown,
      hasPayer: true,
      verify: true,
      outcomes: new Map([[shop, 'denied']]),
      chargeTypes: new Map([
        [web, new Set(['Usage', 'Tax'])],
        [shop, new Set(['Credit'])],
        ['333333333333', new Set(['Usage', 'Refund'])],
      ]),
    };
    const resumed = { ...plan, alreadyComplete: [{ account: '333333333333' }] };
    expect(estimated(resumed, facts)).toMatchObject([
      { mode: 'member', queries: { verification: 2 + 3 } },
      { mode: 'payer', queries: { verification: 2 + 4 + 2 } },
    ]);
  });

  it('adds further pages by the days of accounts, as they were measured', () => {
    // 10 of the shop, and 10 and 30 of the web.
    const measures = { member: { accountDays: 40, furtherPages: 7 } };
    expect(estimated(plan, nothingKnown, measures)).toMatchObject([
      { mode: 'member', atLeast: 3, expected: 3 + 9 },
      { mode: 'payer', atLeast: 5 },
    ]);
    const without = new Map([[shop, 'no-data-yet' as const]]);
    expect(
      estimated(plan, { ...nothingKnown, outcomes: without, verify: true }, measures),
    ).toMatchObject([{ atLeast: 1 + 2, expected: 3 + 2 }, { atLeast: 8 }]);
  });

  it('tells what older months took that moved last time, where they are watched', () => {
    const march = range('2026-03-01', '2026-04-01');
    const neverWatched: QueryFacts = {
      ...nothingKnown,
      hasPayer: true,
      past: [past({ window: range('2026-03-01', '2026-11-10') })],
      outcomes: new Map([[shop, 'denied']]),
      chargeTypes: new Map([[web, new Set(['Usage', 'Tax'])]]),
    };
    const movedBefore = [
      { account: web, ranges: [march, range('2026-04-01', '2026-05-01')] },
      { account: shop, ranges: [march] },
    ];
    const facts = { ...neverWatched, movedBefore };
    const moved = (given: CollectionPlan, known: QueryFacts) =>
      estimated(given, known).map(({ movedMonths }) => movedMonths);

    // In payer mode both accounts share the queries of March.
    expect(moved(plan, facts)).toEqual([2 + 2, 4 + 4]);
    expect(moved(plan, { ...facts, movedBefore: [] })).toEqual([0, 0]);
    expect(moved({ ...plan, watchOlderMonths: false }, facts)).toEqual([undefined, undefined]);
    expect(moved(plan, neverWatched)).toEqual([undefined, undefined]);
  });
});
