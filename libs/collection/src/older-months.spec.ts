import {
  billingPeriodOf,
  costMatrix,
  metrics,
  parseInstant,
  parseUtcDay,
  type BillingPeriod,
  type CostLine,
  type CostMonth,
  type CostOrigin,
  type DayRange,
} from '@orgcost/domain';
import { aLine, amounts } from '@orgcost/testing';
import { watchOlderMonths } from './older-months';
import { CappedPageMeter } from './page-meter';
import type { CollectionPlan } from './plan';
import type { MonthlyTotal } from './ports/cost-source';

const [ana, ben] = ['111111111111', '222222222222'];
const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const september = range('2026-09-01', '2026-10-01');
const plan: CollectionPlan = {
  run: 'next',
  mode: 'member',
  startedAt: parseInstant('2026-11-23T06:00:00Z'),
  today: parseUtcDay('2026-11-23'),
  window: range('2026-11-01', '2026-11-24'),
  everyAccount: true,
  watchOlderMonths: true,
  tasks: [{ account: ana, ranges: [range('2026-11-01', '2026-11-24')] }],
  alreadyComplete: [ben],
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
    fetchedAt: parseInstant('2026-10-09T06:00:00Z'),
  };
}

function total(account: string, day: string, facts: Partial<MonthlyTotal> = {}): MonthlyTotal {
  const period = billingPeriodOf(parseUtcDay(day));
  return { account, period, chargeType: 'Usage', currency: 'USD', amounts: amounts('3'), ...facts };
}

async function watch(
  held: readonly CostMonth[],
  billed: readonly MonthlyTotal[],
): Promise<{ tasks: CollectionPlan['tasks']; asked: readonly BillingPeriod[] }> {
  let asked: readonly BillingPeriod[] = [];
  const { tasks } = await watchOlderMonths(
    {
      costs: {
        async *organizationMonth(period) {
          yield* await Promise.resolve(held.filter((one) => one.period === period));
        },
      },
      payer: {
        readMonthlyTotals: (periods) => {
          asked = periods;
          return Promise.resolve(billed);
        },
      },
    },
    plan,
    new CappedPageMeter(),
  );
  return { tasks, asked };
}

// Three dollars of usage over two services.
const lines = [aLine(), aLine({ service: 'Amazon S3', amounts: amounts('2') })];

describe('watching older months', () => {
  it('asks only for months that the ledger holds, and reads none again where the totals agree', async () => {
    const held = [
      month(ana, '2026-09-10', lines),
      month(ben, '2025-11-30', lines),
      month(ana, '2025-09-30', lines),
    ];
    const zeroes = total(ana, '2026-09-01', { chargeType: 'Tax', amounts: amounts('0') });
    expect(await watch(held, [total(ana, '2026-09-01'), total(ben, '2025-11-01'), zeroes])).toEqual(
      {
        tasks: plan.tasks,
        asked: ['2025-11', '2026-09'],
      },
    );
  });

  it.each<[string, readonly MonthlyTotal[]]>([
    [
      'another amount',
      [total(ana, '2026-09-01', { amounts: amounts('3', { 'net-amortized': '3.0000000001' }) })],
    ],
    [
      'a refund on top',
      [total(ana, '2026-09-01'), total(ana, '2026-09-01', { chargeType: 'Refund' })],
    ],
    ['nothing any more', []],
  ])('reads a month again of which the payer has %s', async (_, billed) => {
    expect((await watch([month(ana, '2026-09-10', lines)], billed)).tasks).toEqual([
      { account: ana, ranges: [range('2026-11-01', '2026-11-24'), september] },
    ]);
  });

  it('also reads it of an account that is complete but for that', async () => {
    expect((await watch([month(ben, '2026-09-10', lines)], [])).tasks).toEqual([
      ...plan.tasks,
      { account: ben, ranges: [september], lastComplete: '2026-11-23' },
    ]);
  });

  it('leaves alone what was imported, and accounts that are not collected', async () => {
    const held = [
      month(ana, '2026-09-10', lines, 'focus:AWS'),
      month('333333333333', '2026-09-10', lines),
    ];
    expect(await watch(held, [])).toEqual({ tasks: plan.tasks, asked: [] });
  });
});
