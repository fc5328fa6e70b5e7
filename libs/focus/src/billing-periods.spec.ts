import type { ImportedCosts } from '@orgcost/collection';
import {
  aDay,
  aLine,
  amounts,
  anAccount,
  formats,
  inOwnFolder,
  outsideWarning,
  plainRow,
  plainSummary,
  readWhole,
  writeCsv,
  writeParquet,
  type FocusRow,
} from './focus-files.fixture';

const path = inOwnFolder();

const september = {
  BillingPeriodStart: '2024-09-01 00:00:00',
  BillingPeriodEnd: '2024-10-01 00:00:00',
};
const october = {
  BillingPeriodStart: '2024-10-01 00:00:00',
  BillingPeriodEnd: '2024-11-01 00:00:00',
};

const septemberBill: FocusRow[] = [
  { ...plainRow, ...september, ChargePeriodStart: '2024-09-01 00:00:00', BilledCost: '10' },
  { ...plainRow, ...september, ChargePeriodStart: '2024-09-15 08:00:00', BilledCost: '20' },
  { ...plainRow, ...september, ChargePeriodStart: '2024-09-30 23:59:59', BilledCost: '30' },
];

const correction = { ChargeCategory: 'Credit', BilledCost: '-5', EffectiveCost: '-4' };
const octoberBill: FocusRow[] = [
  { ...plainRow, ...october, ChargePeriodStart: '2024-10-01 00:00:00', BilledCost: '11' },
  { ...plainRow, ...october, ChargePeriodStart: '2024-10-31 23:00:00', BilledCost: '31' },
  { ...plainRow, ...october, ...correction, ChargePeriodStart: '2024-09-15 08:00:00' },
  { ...plainRow, ...october, ...correction, ChargePeriodStart: '2024-09-30T23:59:59-00:00' },
  { ...plainRow, ...october, ChargePeriodStart: '2024-11-01T00:00:00Z', BilledCost: '100' },
  { ...plainRow, ...october, ChargePeriodStart: '2025-01-01T00:00:00+01:00', BilledCost: '200' },
  {
    ...plainRow,
    ...october,
    ...correction,
    BillingPeriodStart: '2024-09-30T22:00:00-02:00',
    ChargePeriodStart: '2024-08-31 00:00:00',
    SubAccountId: '222222222222',
  },
];

const credit = (netUnblended: string, netAmortized: string) =>
  aLine(netUnblended, netAmortized, { chargeType: 'Credit' });

const septemberDays = [
  aDay('2024-09-01', aLine('10', '0.75')),
  aDay('2024-09-15', aLine('20', '0.75')),
  aDay('2024-09-30', aLine('30', '0.75')),
];
const octoberDays = [
  aDay('2024-10-01', credit('-10', '-8'), aLine('11', '0.75')),
  aDay('2024-10-31', aLine('331', '2.25')),
];

describe('a month, then the next with corrections of it: each keeps its own days', () => {
  test.each<(typeof formats)[number]>([
    ...formats,
    [
      'Parquet with types of its own',
      (file, rows) =>
        writeParquet(file, rows, {
          BillingPeriodEnd: 'DATE',
          BillingPeriodStart: 'TIMESTAMPTZ',
          ChargePeriodStart: 'TIMESTAMPTZ',
        }),
    ],
  ])('%s', async (_format, write) => {
    const first = await readWhole(await write(path('september'), septemberBill));
    const second = await readWhole(await write(path('october'), octoberBill));

    expect(first).toEqual({
      summary: {
        ...plainSummary,
        rows: 3,
        taken: 3,
        periods: [{ period: '2024-09', rows: 3, firstDay: '2024-09-01', lastDay: '2024-09-30' }],
        totals: [{ currency: 'USD', amounts: amounts('60', '2.25') }],
      },
      accounts: [anAccount('111111111111', ...septemberDays)],
    });
    expect(second).toEqual({
      summary: {
        ...plainSummary,
        rows: 7,
        taken: 7,
        accounts: 2,
        periods: [{ period: '2024-10', rows: 7, firstDay: '2024-10-01', lastDay: '2024-10-31' }],
        totals: [{ currency: 'USD', amounts: amounts('327', '-9') }],
        warnings: [outsideWarning(5)],
      },
      accounts: [
        anAccount('111111111111', ...octoberDays),
        anAccount('222222222222', aDay('2024-10-01', credit('-5', '-4'))),
      ],
    });
    expect(imported(first.accounts, second.accounts)).toEqual({
      '111111111111': [...septemberDays, ...octoberDays],
      '222222222222': [aDay('2024-10-01', credit('-5', '-4'))],
    });
  });
});

/** Each account's days after the imports, for a day of a file replaces the ledger's as a whole. */
function imported(...files: ImportedCosts[][]): Record<string, unknown[]> {
  const ledger = new Map<string, Map<string, unknown>>();
  for (const { account, days } of files.flat()) {
    const present = ledger.get(account) ?? new Map<string, unknown>();
    for (const day of days) present.set(day.day, day);
    ledger.set(account, present);
  }
  return Object.fromEntries([...ledger].map(([account, days]) => [account, [...days.values()]]));
}

test('months that change within a UTC day share no day', async () => {
  const pacific = {
    BillingPeriodStart: '2024-09-01T07:00:00Z',
    BillingPeriodEnd: '2024-10-01T07:00:00Z',
  };
  const next = {
    BillingPeriodStart: '2024-10-01T00:00:00-07:00',
    BillingPeriodEnd: '2024-11-01T00:00:00-07:00',
  };
  const times: [typeof pacific, string][] = [
    [pacific, '2024-09-01T07:00:00Z'],
    [pacific, '2024-10-01T06:00:00Z'],
    [next, '2024-10-01T07:00:00Z'],
    [next, '2024-10-31T23:00:00-07:00'],
  ];
  const file = await writeCsv(
    path('c.csv'),
    times.map(([period, time], index) => ({
      ...plainRow,
      ...period,
      ChargePeriodStart: time,
      BilledCost: String(index),
    })),
  );
  const { summary, accounts } = await readWhole(file);
  expect(summary.warnings).toEqual([outsideWarning(2)]);
  expect(accounts.map(({ days }) => days)).toEqual([
    [
      aDay('2024-09-01', aLine('0', '0.75')),
      aDay('2024-09-30', aLine('1', '0.75')),
      aDay('2024-10-01', aLine('2', '0.75')),
      aDay('2024-10-31', aLine('3', '0.75')),
    ],
  ]);
});

describe('a period whose end is written as its last second has its last day', () => {
  const last = { ...plainRow, ChargePeriodStart: '2024-09-30T00:00:00Z', BilledCost: '1' };
  const next = { ...plainRow, ...october, ChargePeriodStart: '2024-10-01T00:00:00Z' };
  const ending = (BillingPeriodEnd: string, ChargePeriodEnd: string) => ({
    ...last,
    BillingPeriodEnd,
    ChargePeriodEnd,
  });
  const rows: FocusRow[] = [
    ending('2024-09-30T23:59:59Z', '2024-09-30T23:59:59Z'),
    ending('2024-09-30 23:59:59', '2024-09-30 23:59:59'),
    ending('2024-09-30T23:59:59.999+00:00', '2024-09-30T00:59:59.999Z'),
    ending('2024-09-30T21:59:59.9999999-02:00', '2024-10-01T00:00:00Z'),
    // Of a day that is billed by itself.
    { ...ending('2024-09-30T23:59:59Z', '2024-10-01'), BillingPeriodStart: '2024-09-30' },
    {
      ...ending('2024-09-30T16:59:59.5-07:00', '2024-10-01'),
      BillingPeriodStart: '2024-09-29T17:00:00-07:00',
    },
    // Beyond it, as before.
    { ...ending('2024-09-30T23:59:59Z', '2024-10-02'), ChargePeriodStart: '2024-10-01T00:00:00Z' },
    { ...next, BillingPeriodEnd: '2024-10-31T23:59:59Z', ChargePeriodEnd: '2024-10-01T23:59:59Z' },
  ];

  test.each(formats)('%s', async (_format, write) => {
    expect(await readWhole(await write(path('c'), rows))).toEqual({
      summary: {
        ...plainSummary,
        rows: 8,
        taken: 8,
        periods: [
          { period: '2024-09', rows: 7, firstDay: '2024-09-30', lastDay: '2024-09-30' },
          { period: '2024-10', rows: 1, firstDay: '2024-10-01', lastDay: '2024-10-01' },
        ],
        totals: [{ currency: 'USD', amounts: amounts('8.25', '6') }],
        warnings: [outsideWarning(1)],
      },
      accounts: [
        anAccount(
          '111111111111',
          aDay('2024-09-30', aLine('7', '5.25')),
          aDay('2024-10-01', aLine('1.25', '0.75')),
        ),
      ],
    });
  });
});
