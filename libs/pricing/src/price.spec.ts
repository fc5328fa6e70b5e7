import { compareAmounts, multiplyAmounts, parseAmount, sumAmounts } from '@orgcost/money';
import * as fc from 'fast-check';
import type { Bill, BillLine } from './bill';
import { priceOrganization, type Price } from './price';
import { rates } from './rates';
import { periods, ways, type RunDays, type Setting } from './setting';

/** As the payer is asked: 10,000 months of accounts at a time, and one month of more. */
function watchQueries(accounts: number): number {
  return Math.ceil(13 / Math.max(1, Math.floor(10_000 / accounts)));
}

const settings: fc.Arbitrary<Setting> = fc.record({
  accounts: fc.integer({ min: 1, max: 20_000 }),
  runs: fc.array(
    fc.record<RunDays>({
      open: fc.integer({ min: 1, max: 31 }),
      previous: fc.integer({ min: 0, max: 31 }),
    }),
    { minLength: 1, maxLength: 60 },
  ),
  daysOfMonth: fc.constantFrom(28, 30, 31),
  backfill: fc.constant({ days: 411, months: 14 }),
  lines: fc.integer({ min: 1, max: 500 }),
  chargeTypes: fc.integer({ min: 1, max: 30 }),
  batchesOf: fc.constant((accounts: number, days: number) =>
    Math.ceil(accounts / Math.max(1, Math.min(200, Math.floor(6_000 / days)))),
  ),
  watchQueries: fc.constant(watchQueries),
  runsLookedAt: fc.constant(200),
  measured: fc.constantFrom<Setting['measured']>(
    {},
    { payer: { month: { pages: 780, accounts: 30_000, runs: 30 } } },
    { member: { backfill: { pages: 115, accounts: 24, runs: 1 } } },
  ),
});

function everyBill(check: (bill: Bill) => void): void {
  fc.assert(
    fc.property(settings, (setting) => {
      priceOrganization(setting).bills.forEach(check);
    }),
  );
}

const amount = (number: number) => parseAmount(String(number));

test('every line is its count at its rate, exactly', () => {
  const isExact = ({ amount: priced, count, rate }: BillLine, end: 'atLeast' | 'atMost') =>
    Number.isSafeInteger(count[end]) &&
    count[end] >= 0 &&
    multiplyAmounts(priced[end], amount(rates[rate].per)) ===
      multiplyAmounts(amount(count[end]), rates[rate].usDollars);

  everyBill(({ lines }) => {
    const wrong = lines.filter(
      (line) =>
        !isExact(line, 'atLeast') ||
        !isExact(line, 'atMost') ||
        line.count.atLeast > line.count.atMost,
    );
    expect(wrong).toEqual([]);
  });
});

test('what an import replaces is read first: months twice, days with all revisions, the index once', () => {
  const setting: Setting = {
    accounts: 2,
    runs: [{ open: 20, previous: 0 }],
    daysOfMonth: 20,
    backfill: { days: 411, months: 14 },
    lines: 10,
    chargeTypes: 1,
    batchesOf: () => 1,
    watchQueries,
    runsLookedAt: 200,
    measured: {},
  };
  const units = priceOrganization(setting)
    .bills.filter(({ way }) => way === 'focus')
    .flatMap(({ lines }) => lines.filter(({ what }) => what === 'Reads: days to replace'))
    .map(({ count }) => count.atLeast);
  // A month has 340 + 10 × 96 + 20 × 142 = 4,140 bytes: 2 units, and two of them 2 in the index. A day has 1,300, and
  // (1 × 3 + 20) / 20 revisions: 23 of them, 29,900 bytes, are 8 units.
  expect(units).toEqual([2 * (2 * 2 + 8) + 2, 2 * 14]);
});

test('totals are the sums of lines, and only the alarm in each account is besides', () => {
  everyBill(({ besidesAlarms, lines, total }) => {
    const sumsOf = (some: readonly BillLine[]) => ({
      atLeast: sumAmounts(some.map((line) => line.amount.atLeast)),
      atMost: sumAmounts(some.map((line) => line.amount.atMost)),
    });
    expect(total).toEqual(sumsOf(lines));
    expect(besidesAlarms).toEqual(
      sumsOf(lines.filter(({ what }) => what !== 'Alarms: in each account')),
    );
  });
});

test('more accounts never cost less, in any line', () => {
  fc.assert(
    fc.property(settings, fc.integer({ min: 1, max: 5_000 }), (setting, more) => {
      const larger = priceOrganization({ ...setting, accounts: setting.accounts + more }).bills;
      const cheaper = priceOrganization(setting).bills.flatMap(({ lines }, bill) =>
        lines.filter(({ count, what }, index) => {
          const other = larger[bill]?.lines[index];
          return !(
            other?.what === what &&
            other.count.atLeast >= count.atLeast &&
            other.count.atMost >= count.atMost
          );
        }),
      );
      expect(cheaper).toEqual([]);
    }),
  );
});

const ofMonth = ({ bills }: Price) => bills.filter(({ period }) => period === 'month');

test('the cheapest comes first, and what overlaps is undecided', () => {
  fc.assert(
    fc.property(settings, (setting) => {
      const price = priceOrganization(setting);
      const costs = new Map(ofMonth(price).map((bill) => [bill.way, bill.besidesAlarms]));
      const inOrder = price.cheapest.flatMap((way) => costs.get(way) ?? []);
      expect([...price.cheapest].sort()).toEqual([...ways].sort());
      inOrder.forEach((cost, index) => {
        const next = inOrder[index + 1];
        if (!next) return;
        expect(compareAmounts(cost.atLeast, next.atLeast)).toBeLessThanOrEqual(0);
        const pair = [price.cheapest[index], price.cheapest[index + 1]];
        const overlaps = compareAmounts(cost.atMost, next.atLeast) > 0;
        expect(price.undecided.some((each) => String(each) === String(pair))).toBe(overlaps);
      });
    }),
  );
});

describe('pages', () => {
  const setting: Setting = {
    accounts: 1_000,
    runs: [
      { open: 8, previous: 31 },
      { open: 30, previous: 0 },
    ],
    daysOfMonth: 30,
    backfill: { days: 411, months: 14 },
    lines: 20,
    chargeTypes: 11,
    batchesOf: (accounts, days) => Math.ceil(accounts / Math.floor(6_000 / days)),
    watchQueries,
    runsLookedAt: 200,
    measured: {},
  };
  const pagesOf = (given: Setting) =>
    Object.fromEntries(
      priceOrganization(given).bills.map(({ lines, period, way }) => [
        `${way} ${period}`,
        lines
          .filter(({ rate }) => rate === 'costExplorerPage')
          .map(({ count: { atLeast, atMost }, what }) => [what, atLeast, atMost]),
      ]),
    );

  test('are a range until they are measured', () => {
    expect(pagesOf(setting)).toEqual({
      'member month': [
        ["Pages: accounts' costs", 2_000, 2_000],
        ['Pages: accounts with cost', 2, 2],
        // In two queries.
        ['Pages: months watched', 5 * 2, 5 * 144],
        ['Pages: months moved', 0, 5 * 50],
        // Of 125 accounts, a page each, twice.
        ['Pages: months differing', 0, 250],
        // 3 queries, 13 more where something comes from the Marketplace, and 31 groups of an account.
        ["Pages: payer's bill", 3, 3 + 2 + 11 + 31],
      ],
      'payer month': [
        // 7 batches of 39 days and 5 of 30, with 13 queries each; 31 groups of an account's day.
        ["Pages: accounts' costs", 12 * 13, 12 * 13 + 39 * 31 + 30 * 31],
        ['Pages: accounts with cost', 2, 2],
        ['Pages: months watched', 5 * 2, 5 * 144],
        // Of 25 accounts each, in two months: 24 groups of a thousand, besides 13 queries.
        ['Pages: months moved', 0, 5 * 2 * (13 + 24)],
        ["Pages: payer's bill", 3, 3 + 2 + 11 + 31],
      ],
      'focus month': [],
      'member backfill': [
        ["Pages: accounts' costs", 1_000, 9_000],
        ['Pages: accounts with cost', 1, 1],
        ['Pages: months billed first', 2, 144],
      ],
      'payer backfill': [
        ["Pages: accounts' costs", 72 * 13, 72 * 13 + 411 * 31],
        ['Pages: accounts with cost', 1, 1],
      ],
      'focus backfill': [],
    });
  });

  test('that tell what months are billed are one for each query at least', () => {
    const watched = (accounts: number) => {
      const { 'member month': month = [], 'member backfill': backfill = [] } = pagesOf({
        ...setting,
        accounts,
      });
      return [month[2], backfill[2]];
    };
    expect(watched(100)).toEqual([
      ['Pages: months watched', 5, 5 * 15],
      ['Pages: months billed first', 1, 15],
    ]);
    expect(watched(10_000)).toEqual([
      ['Pages: months watched', 5 * 13, 5 * (12 + 1_430)],
      ['Pages: months billed first', 13, 12 + 1_430],
    ]);
  });

  test('are as past runs paid, in proportion to accounts and runs, once there are such runs', () => {
    const measured: Setting['measured'] = {
      member: { month: { pages: 105, accounts: 96, runs: 4 } },
      payer: { backfill: { pages: 61, accounts: 24, runs: 1 } },
    };
    const found = pagesOf({ ...setting, measured });
    expect(found).toEqual({
      ...pagesOf(setting),
      'member month': [
        ['Pages, as past runs paid', 2_188, 2_188],
        ["Pages: payer's bill", 3, 47],
      ],
      'payer backfill': [['Pages, as past runs paid', 2_542, 2_542]],
    });
    expect(Object.keys(found)).toHaveLength(ways.length * periods.length);
  });
});
