import {
  billingPeriodOf,
  containsDay,
  metrics,
  parseInstant,
  parseUtcDay,
  type AccountId,
  type BillingPeriod,
  type CostDay,
  type CostMonth,
  type CostOrigin,
  type DayCosts,
  type DayRange,
} from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import { findLosses } from './find-losses';
import type { ImportedCosts } from './import-costs';
import type { ToldFiles } from './told-files';
import type { ToldSpan } from './told-span';
import type { CostLedger } from '../ports/cost-ledger';

const fetchedAt = parseInstant('2026-12-01T06:00:00Z');
const inLedger = (account: string, origin: CostOrigin, day: DayCosts): CostDay => ({
  ...day,
  account,
  origin,
  fetchedAt,
});
const less = [aLine({ amounts: amounts('0.5') })];

function ledgerOf(...known: CostDay[]): Pick<CostLedger, 'days' | 'months' | 'organizationMonth'> {
  return {
    days: (account: string, range: DayRange) =>
      Promise.resolve(
        known.filter((day) => day.account === account && containsDay(range, day.day)),
      ),
    months: (account, periods) =>
      Promise.resolve(periods.flatMap((period) => monthOf(account, period))),
    async *organizationMonth(period) {
      for (const account of new Set(known.map((day) => day.account)))
        yield* await Promise.resolve(monthOf(account, period));
    },
  };

  function monthOf(account: string, period: BillingPeriod): CostMonth[] {
    const days = known.filter(
      (day) => day.account === account && billingPeriodOf(day.day) === period,
    );
    if (days.length === 0) return [];
    return [
      {
        account,
        period,
        estimated: false,
        metrics,
        matrix: [],
        days: days.map(({ day }) => day),
        origins: days.map(({ origin }) => origin),
        fetchedAt,
      },
    ];
  }
}

function files(spans: readonly ToldSpan[], ...all: ImportedCosts[]): ToldFiles {
  return {
    accountIds: all.map(({ account }) => account),
    spans,
    async *accounts(among) {
      yield* await Promise.resolve(
        all.filter(({ account }) => among === undefined || among.has(account)),
      );
    },
  };
}

const imported = (account: string, ...days: DayCosts[]): ImportedCosts => ({
  account,
  origin: 'focus:AWS',
  days,
});

const span = (from: string, to: string, origin: CostOrigin = 'focus:AWS'): ToldSpan => ({
  origin,
  days: { from: parseUtcDay(from), to: parseUtcDay(to) },
  metrics: ['net-unblended', 'net-amortized'],
});

describe('of days that the files tell', () => {
  const costs = ledgerOf(
    inLedger('1', 'focus:AWS', aDay('2026-10-31')),
    inLedger('1', 'focus:AWS', aDay('2026-11-01')),
    inLedger('1', 'focus:AWS', aDay('2026-11-02')),
    inLedger('1', 'focus:Other', aDay('2026-11-03')),
    inLedger('1', 'member', aDay('2026-11-04')),
    inLedger('2', 'payer', aDay('2026-11-01', [])),
    inLedger('2', 'payer', aDay('2026-11-02')),
    inLedger('3', 'member', aDay('2026-11-01')),
  );
  const spans = [span('2026-10-31', '2026-11-01'), span('2026-11-01', '2026-11-06')];

  it('names those that come from Cost Explorer, and those of which files told more', async () => {
    const told = files(
      spans,
      imported(
        '1',
        aDay('2026-10-31', less),
        aDay('2026-11-01'),
        aDay('2026-11-02', []),
        aDay('2026-11-03', less),
        aDay('2026-11-04', less),
        aDay('2026-11-05', []),
      ),
      imported('2', aDay('2026-11-01')),
      imported('4', aDay('2026-11-01')),
    );
    expect(await findLosses({ costs }, told)).toEqual({
      collected: [
        { account: '1', days: ['2026-11-04'] },
        { account: '2', days: ['2026-11-01'] },
      ],
      fuller: [{ account: '1', days: ['2026-10-31', '2026-11-02', '2026-11-03'] }],
      emptied: [],
    });
  });

  it('names none where nothing is lost, and reads no files of accounts that the ledger does not have', async () => {
    const told = files(
      [span('2026-11-01', '2026-11-02')],
      imported('1', aDay('2026-11-01', [aLine(), aLine()])),
      imported('4', aDay('2026-11-01')),
    );
    const accounts = jest.fn((among?: ReadonlySet<AccountId>) => told.accounts(among));
    expect(await findLosses({ costs }, { ...told, accounts })).toEqual({
      collected: [],
      fuller: [],
      emptied: [],
    });
    expect(accounts.mock.calls).toEqual([[new Set(['1'])]]);
  });
});

describe('of days of which the files tell nothing', () => {
  const empty = (day: string): DayCosts => ({
    ...aDay(day, []),
    metrics: ['net-unblended', 'net-amortized'],
  });

  it('names those of files within the span, also of accounts that vanished', async () => {
    const costs = ledgerOf(
      inLedger('5', 'focus:AWS', aDay('2026-11-04')),
      inLedger('5', 'focus:AWS', aDay('2026-10-30')),
      inLedger('1', 'focus:AWS', aDay('2026-10-30')),
      inLedger('1', 'focus:AWS', aDay('2026-11-02')),
      inLedger('1', 'focus:AWS', aDay('2026-11-03')),
      inLedger('1', 'focus:AWS', aDay('2026-11-04')),
      inLedger('1', 'focus:AWS', aDay('2026-11-05')),
      inLedger('1', 'focus:AWS', aDay('2026-11-06')),
      inLedger('4', 'focus:AWS', aDay('2026-11-03')),
    );
    const told = files(
      [span('2026-10-30', '2026-10-31'), span('2026-11-03', '2026-11-06')],
      imported('1', aDay('2026-11-03', less), aDay('2026-11-05')),
      imported('2', aDay('2026-10-30'), aDay('2026-11-03')),
    );
    expect(await findLosses({ costs }, told)).toEqual({
      collected: [],
      fuller: [
        { account: '1', days: ['2026-10-30', '2026-11-03', '2026-11-04'] },
        { account: '4', days: ['2026-11-03'] },
        { account: '5', days: ['2026-10-30', '2026-11-04'] },
      ],
      emptied: [
        imported('1', empty('2026-10-30'), empty('2026-11-04')),
        imported('4', empty('2026-11-03')),
        imported('5', empty('2026-10-30'), empty('2026-11-04')),
      ],
    });
  });

  it('names none outside it, of another origin, or emptied before', async () => {
    const costs = ledgerOf(
      inLedger('1', 'member', aDay('2026-11-04')),
      inLedger('1', 'focus:Other', aDay('2026-11-05')),
      inLedger('2', 'focus:AWS', aDay('2026-11-02')),
      inLedger('2', 'focus:AWS', empty('2026-11-04')),
      inLedger('2', 'focus:AWS', aDay('2026-11-07')),
      inLedger('3', 'payer', aDay('2026-11-04')),
      inLedger('4', 'focus:Other', aDay('2026-11-04')),
      inLedger('5', 'focus:AWS', aDay('2026-11-07')),
      inLedger('6', 'focus:AWS', empty('2026-11-04')),
      inLedger('7', 'focus:AWS', empty('2026-11-04')),
    );
    const told = files(
      [span('2026-11-03', '2026-11-07'), span('2026-11-01', '2026-11-02', 'focus:Other')],
      imported('1', aDay('2026-11-03'), aDay('2026-11-06')),
      imported('2', aDay('2026-11-03')),
      imported('7', { ...aDay('2026-11-04'), metrics: ['net-unblended'] }),
      { account: '8', origin: 'focus:Other', days: [aDay('2026-11-01')] },
    );
    expect(await findLosses({ costs }, told)).toEqual({
      collected: [],
      fuller: [],
      emptied: [],
    });
  });
});
