import {
  billingPeriodOf,
  costMatrix,
  metrics,
  parseBillingPeriod,
  parseUtcDay,
  type BillingPeriod,
  type CostLine,
  type CostMonth,
  type CostOrigin,
} from '@orgcost/domain';
import { aLine, amounts } from '@orgcost/testing';
import { plannedRun, window } from '../collect/collection.fixture';
import { digestOf, monthTotals } from './month-totals';
import { watchMonths } from './watch-months';
import { CappedPageMeter } from '../run/page-meter';
import type { CollectionPlan } from '../plan/plan';
import type { BilledMonth } from '../ports/billing-ledger';
import { AccountNotRecordedError } from '../ports/cost-ledger';
import type { MonthlyTotal } from '../ports/cost-source';

const [ana, ben] = ['111111111111', '222222222222'];
const plan: CollectionPlan = {
  ...plannedRun,
  watchOlderMonths: true,
  tasks: [{ account: ana, ranges: [window] }],
  alreadyComplete: [{ account: ben }],
};

function month(
  account: string,
  day: string,
  lines: readonly CostLine[],
  origin: CostOrigin = 'member',
): CostMonth {
  return {
    account,
    period: billingPeriodOf(parseUtcDay(day)),
    estimated: false,
    metrics: [...metrics],
    matrix: costMatrix(lines),
    days: [parseUtcDay(day)],
    origins: [origin],
    fetchedAt: plannedRun.startedAt,
  };
}

function total(account: string, month: string, facts: Partial<MonthlyTotal> = {}): MonthlyTotal {
  const period = parseBillingPeriod(month);
  return { account, period, chargeType: 'Usage', currency: 'USD', amounts: amounts('3'), ...facts };
}

/** A month with the digest of what the payer says of it. */
function bill(account: string, month: string, ...billed: readonly MonthlyTotal[]): BilledMonth {
  return {
    account,
    period: parseBillingPeriod(month),
    digest: digestOf(monthTotals(billed)),
    again: false,
  };
}

/** The same of a month that is to be looked at once more. */
function move(...facts: Parameters<typeof bill>): BilledMonth {
  return { ...bill(...facts), again: true };
}

interface Watch {
  readonly moved: readonly BilledMonth[];
  /** The months of each query. */
  readonly asked: readonly (readonly BillingPeriod[])[];
  readonly saved: readonly BilledMonth[];
  readonly unread: readonly string[];
}

interface WatchFacts {
  readonly kept?: readonly BilledMonth[];
  readonly watched?: CollectionPlan;
  /** Months that the ledger cannot read. */
  readonly damaged?: readonly CostMonth[];
}

function unreadable({ account, period }: CostMonth): AccountNotRecordedError {
  return new AccountNotRecordedError(`${period} of ${account} cannot be read`);
}

async function watch(
  held: readonly CostMonth[],
  billed: readonly MonthlyTotal[],
  { kept = [], watched = plan, damaged = [] }: WatchFacts = {},
): Promise<Watch> {
  const asked: (readonly BillingPeriod[])[] = [];
  const saved: BilledMonth[] = [];
  const { moved, unread } = await watchMonths(
    {
      costs: {
        async *organizationMonth(period, onUnread) {
          for (const one of damaged) {
            if (one.period === period) onUnread?.({ account: one.account, error: unreadable(one) });
          }
          yield* await Promise.resolve(held.filter((one) => one.period === period));
        },
      },
      billing: {
        async *billedMonths(period) {
          yield* await Promise.resolve(kept.filter((one) => one.period === period));
        },
        saveBilledMonths: (months) => Promise.resolve(void saved.push(...months)),
      },
      payer: {
        readMonthlyTotals: (periods) => {
          asked.push(periods);
          return Promise.resolve(billed.filter(({ period }) => periods.includes(period)));
        },
      },
    },
    watched,
    new CappedPageMeter(),
  );
  return { moved, asked, saved, unread };
}

// Three dollars of usage over two services.
const lines = [aLine(), aLine({ service: 'Amazon S3', amounts: amounts('2') })];
const usage = total(ana, '2026-09');
const refund = total(ana, '2026-09', { chargeType: 'Refund', amounts: amounts('-1') });
const hiddenCredit = total(ana, '2026-09', { chargeType: 'Credit', amounts: amounts('-2') });

describe('a month that is looked at for the first time', () => {
  it('is compared with the ledger, and its digest kept where they agree', async () => {
    const held = [
      month(ana, '2026-09-10', lines),
      month(ben, '2025-11-30', lines),
      // Before what Cost Explorer keeps, and within the window.
      month(ana, '2025-09-30', lines),
      month(ana, '2026-11-01', lines),
    ];
    const zeroes = total(ana, '2026-09', { chargeType: 'Tax', amounts: amounts('0') });
    const bens = total(ben, '2025-11');
    expect(await watch(held, [usage, bens, zeroes])).toEqual({
      moved: [],
      asked: [['2025-11', '2026-09']],
      saved: [bill(ben, '2025-11', bens), bill(ana, '2026-09', usage)],
      unread: [],
    });
  });

  it.each<[string, readonly MonthlyTotal[]]>([
    ['another amount', [{ ...usage, amounts: amounts('3', { 'net-amortized': '3.0000000002' }) }]],
    ['a refund on top', [usage, refund]],
    ['nothing any more', []],
  ])('is read again where the payer has %s', async (_, billed) => {
    expect(await watch([month(ana, '2026-09-10', lines)], billed)).toMatchObject({
      moved: [move(ana, '2026-09', ...billed)],
      saved: [],
    });
  });

  it('agrees where each amount may have been rounded by itself', async () => {
    // Two amounts and their sum: each is at most half a unit of the tenth decimal off.
    const rounded = { ...usage, amounts: amounts('3.0000000001') };
    expect(await watch([month(ana, '2026-09-10', lines)], [rounded])).toMatchObject({
      moved: [],
      saved: [bill(ana, '2026-09', rounded)],
    });
  });
});

describe('a month that was looked at before', () => {
  const held = [month(ana, '2026-09-10', lines)];
  const before = [usage, hiddenCredit];
  const kept = [bill(ana, '2026-09', ...before)];

  it('is left alone while the payer says the same, whatever the account sees', async () => {
    expect(await watch(held, before, { kept })).toMatchObject({ moved: [], saved: [] });
  });

  it('is read again once the payer says something else, be it as little as rounding', async () => {
    for (const billed of [
      [...before, refund],
      [{ ...usage, amounts: amounts('3.0000000001') }, hiddenCredit],
      [usage],
    ]) {
      expect(await watch(held, billed, { kept })).toMatchObject({
        moved: [move(ana, '2026-09', ...billed)],
        saved: [],
      });
    }
  });

  it('is compared with the ledger again where the account saw it and the payer is read now', async () => {
    const watched: CollectionPlan = { ...plan, mode: 'payer' };
    expect(await watch(held, before, { kept, watched })).toMatchObject({ moved: kept, saved: [] });

    const agreed = [bill(ana, '2026-09', usage)];
    expect(await watch(held, [usage], { kept: agreed, watched })).toMatchObject({
      moved: [],
      saved: [],
    });
    const payers = [month(ana, '2026-09-10', lines, 'payer')];
    expect(await watch(payers, before, { kept, watched })).toMatchObject({ moved: [] });
  });
});

describe('a move that the account had not seen when it was read', () => {
  const held = [month(ana, '2026-09-10', lines)];
  const kept = [move(ana, '2026-09', usage, refund)];

  it('is read once more', async () => {
    expect(await watch(held, [usage, refund], { kept })).toMatchObject({
      moved: [bill(ana, '2026-09', usage, refund)],
      saved: [],
    });
  });

  it('is settled when the ledger has it by now', async () => {
    const seen = [...lines, aLine({ chargeType: 'Refund', amounts: amounts('-1') })];
    expect(await watch([month(ana, '2026-09-10', seen)], [usage, refund], { kept })).toMatchObject({
      moved: [],
      saved: [bill(ana, '2026-09', usage, refund)],
    });
  });

  it('is read for the first time where it moved again', async () => {
    expect(await watch(held, [usage, hiddenCredit], { kept })).toMatchObject({
      moved: [move(ana, '2026-09', usage, hiddenCredit)],
    });
  });
});

describe('accounts that are not in the plan, such as those that have left', () => {
  const cleo = '333333333333';
  const billed = [total(cleo, '2026-09', { chargeType: 'Refund', amounts: amounts('-1') })];
  const held = [month(cleo, '2026-09-10', lines)];

  it('are watched as well', async () => {
    expect(await watch(held, billed)).toMatchObject({ moved: [move(cleo, '2026-09', ...billed)] });
  });
});

describe('a month that the ledger has nothing of', () => {
  const watched = { ...plan, collectedSince: parseUtcDay('2026-09-15') };

  it('is read where the payer was billed for it and every account is collected', async () => {
    const unlisted = total('444444444444', '2026-09');
    const early = total(ana, '2026-08');
    expect(await watch([], [usage, unlisted, early], { watched })).toEqual({
      moved: [move(ana, '2026-09', usage), move('444444444444', '2026-09', unlisted)],
      asked: [['2026-09', '2026-10']],
      saved: [],
      unread: [],
    });
  });

  it('is read though its bill is known, as when it was to be collected and never was', async () => {
    const kept = [bill(ana, '2026-09', usage)];
    expect(await watch([], [usage], { watched, kept })).toMatchObject({ moved: kept, saved: [] });
  });

  it('is settled where the bill comes to nothing', async () => {
    const zeroes = total(ana, '2026-09', { amounts: amounts('0') });
    expect(await watch([], [zeroes], { watched })).toMatchObject({
      moved: [],
      saved: [bill(ana, '2026-09', zeroes)],
    });
  });
});

it('leaves alone what was imported, if only in part', async () => {
  const held = [
    { ...month(ana, '2026-09-10', lines), origins: ['focus:AWS', 'member'] as const },
    month(ben, '2026-09-10', lines, 'focus:AWS'),
  ];
  expect(await watch(held, [])).toEqual({ moved: [], asked: [['2026-09']], saved: [], unread: [] });
});

it('names a month that the ledger cannot read, and watches the others', async () => {
  const held = [month(ana, '2026-09-10', lines)];
  const bens = total(ben, '2026-09', { chargeType: 'Refund' });
  const watched = { ...plan, collectedSince: parseUtcDay('2026-09-01') };
  expect(
    await watch(held, [usage, refund, bens], {
      watched,
      damaged: [month(ben, '2026-09-10', lines)],
    }),
  ).toEqual({
    moved: [move(ana, '2026-09', usage, refund)],
    asked: [['2026-09', '2026-10']],
    saved: [],
    unread: ['2026-09 of 222222222222 cannot be read'],
  });
});

it('leaves the month alone of which a run asks for the last days', async () => {
  const window = { from: parseUtcDay('2026-09-20'), to: parseUtcDay('2026-11-24') };
  const held = [month(ana, '2026-09-10', lines), month(ana, '2026-08-10', lines)];
  expect(await watch(held, [], { watched: { ...plan, window } })).toMatchObject({
    asked: [['2026-08']],
  });
});

it.each([
  [769, 1],
  [770, 2],
  [5_000, 7],
  [10_000, 13],
  [20_000, 13],
])('of %d accounts asks for 13 months in %d queries', async (count, queries) => {
  const accounts = Array.from({ length: count }, (_, index) => `${index}`);
  const months = Array.from({ length: 13 }, (_, index) =>
    parseUtcDay(`${index < 3 ? 2025 : 2026}-${String(((index + 9) % 12) + 1).padStart(2, '0')}-01`),
  );
  const { asked } = await watch(
    months.map((day) => month('0', day, lines)),
    [],
    {
      watched: {
        ...plan,
        tasks: accounts.map((account) => ({ account, ranges: [window] })),
        alreadyComplete: [],
      },
    },
  );
  expect(asked).toHaveLength(queries);
  expect(asked.flat()).toEqual(months.map(billingPeriodOf));
});
