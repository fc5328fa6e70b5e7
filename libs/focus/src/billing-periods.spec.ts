import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  outsideWarning,
  plainRow,
  readWhole,
  writeCsv,
  writeGzip,
  writeParquet,
  type FocusRow,
} from './focus-fixtures';
import type { FocusAccountDays } from './index';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'focus-spec-'));
});
afterEach(() => rm(folder, { recursive: true }));

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

const usage = (netUnblended: string, netAmortized: string) => ({
  service: 'Amazon S3',
  chargeType: 'Usage',
  currency: 'USD',
  amounts: { 'net-unblended': netUnblended, 'net-amortized': netAmortized },
});
const credit = (netUnblended: string, netAmortized: string) => ({
  ...usage(netUnblended, netAmortized),
  chargeType: 'Credit',
});
const dayCosts = (day: string, ...matrix: ReturnType<typeof usage>[]) => ({
  day,
  estimated: false,
  metrics: ['net-unblended', 'net-amortized'],
  matrix,
});

const septemberDays = [
  dayCosts('2024-09-01', usage('10', '0.75')),
  dayCosts('2024-09-15', usage('20', '0.75')),
  dayCosts('2024-09-30', usage('30', '0.75')),
];
const octoberDays = [
  dayCosts('2024-10-01', credit('-10', '-8'), usage('11', '0.75')),
  dayCosts('2024-10-31', usage('331', '2.25')),
];

describe('a month, then the next with corrections of it: each keeps its own days', () => {
  test.each<[string, typeof writeCsv]>([
    ['CSV', writeCsv],
    ['gzipped CSV', writeGzip],
    ['Parquet', writeParquet],
    [
      'Parquet with types of its own',
      (path, rows) =>
        writeParquet(path, rows, {
          BillingPeriodEnd: 'DATE',
          BillingPeriodStart: 'TIMESTAMPTZ',
          ChargePeriodStart: 'TIMESTAMPTZ',
        }),
    ],
  ])('%s', async (_format, write) => {
    const read = async (name: string, rows: readonly FocusRow[]) =>
      readWhole(await write(join(folder, name), rows), join(folder, 'rejects.csv'));
    const first = await read('september', septemberBill);
    const second = await read('october', octoberBill);

    expect(first).toEqual({
      summary: {
        rows: 3,
        taken: 3,
        rejected: 0,
        otherProviders: 0,
        accounts: 1,
        totals: [{ currency: 'USD', amounts: { 'net-unblended': '60', 'net-amortized': '2.25' } }],
        warnings: [],
      },
      accounts: [{ account: '111111111111', origin: 'focus:AWS', days: septemberDays }],
    });
    expect(second).toEqual({
      summary: {
        rows: 7,
        taken: 7,
        rejected: 0,
        otherProviders: 0,
        accounts: 2,
        totals: [{ currency: 'USD', amounts: { 'net-unblended': '327', 'net-amortized': '-9' } }],
        warnings: [outsideWarning(5)],
      },
      accounts: [
        { account: '111111111111', origin: 'focus:AWS', days: octoberDays },
        {
          account: '222222222222',
          origin: 'focus:AWS',
          days: [dayCosts('2024-10-01', credit('-5', '-4'))],
        },
      ],
    });
    expect(imported(first.accounts, second.accounts)).toEqual({
      '111111111111': [...septemberDays, ...octoberDays],
      '222222222222': [dayCosts('2024-10-01', credit('-5', '-4'))],
    });
  });
});

/** Each account's days after the imports, for a day of a file replaces the ledger's as a whole. */
function imported(...files: FocusAccountDays[][]): Record<string, unknown[]> {
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
    join(folder, 'c.csv'),
    times.map(([period, time], index) => ({
      ...plainRow,
      ...period,
      ChargePeriodStart: time,
      BilledCost: String(index),
    })),
  );
  const { summary, accounts } = await readWhole(file, join(folder, 'rejects.csv'));
  expect(summary.warnings).toEqual([outsideWarning(2)]);
  expect(accounts.map(({ days }) => days)).toEqual([
    [
      dayCosts('2024-09-01', usage('0', '0.75')),
      dayCosts('2024-09-30', usage('1', '0.75')),
      dayCosts('2024-10-01', usage('2', '0.75')),
      dayCosts('2024-10-31', usage('3', '0.75')),
    ],
  ]);
});
