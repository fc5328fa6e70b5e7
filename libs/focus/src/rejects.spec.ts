import {
  aDay,
  aLine,
  anAccount,
  formats,
  inOwnFolder,
  plainRow,
  plainSummary,
  readCsv,
  readWhole,
  writeCsv,
  type FocusRow,
} from './focus-files.fixture';

const path = inOwnFolder();

const notATime = 'is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z';
const notAnAmount = 'is not an amount: expected a decimal number such as -12.3456';
const noPeriod = 'is not on a later UTC day than BillingPeriodStart';
const badId = 'an account id has no surrounding space or control character';

const refusals: [Record<string, string | null>, string][] = [
  [
    { SubAccountId: null, BillingAccountId: null },
    'SubAccountId: is missing, and so is BillingAccountId',
  ],
  [{ SubAccountId: ' 111111111111' }, `SubAccountId: ${badId}`],
  [{ SubAccountId: '1111\n1111' }, `SubAccountId: ${badId}`],
  [
    { SubAccountId: 'x'.repeat(257) },
    'SubAccountId: Too big: expected string to have <=256 characters',
  ],
  [{ ProviderName: null }, 'ProviderName: is missing'],
  [{ ChargeCategory: null }, 'ChargeCategory: is missing'],
  [{ BillingCurrency: null }, 'BillingCurrency: is missing'],
  [{ BillingCurrency: 'usd' }, 'BillingCurrency: is not a currency code such as USD'],
  [{ BillingCurrency: '12.5' }, 'BillingCurrency: is not a currency code such as USD'],
  [{ ChargePeriodStart: null }, 'ChargePeriodStart: is missing'],
  [
    { ChargePeriodStart: '2024-02-30 00:00:00' },
    `ChargePeriodStart: "2024-02-30 00:00:00Z" ${notATime}`,
  ],
  [{ ChargePeriodStart: '2024-02-30' }, `ChargePeriodStart: "2024-02-30T00:00:00Z" ${notATime}`],
  [{ ChargePeriodStart: '01.09.2024' }, `ChargePeriodStart: "01.09.2024Z" ${notATime}`],
  [
    { ChargePeriodStart: '2024-09-01 25:00:00' },
    `ChargePeriodStart: "2024-09-01 25:00:00Z" ${notATime}`,
  ],
  [{ BillingPeriodStart: null }, 'BillingPeriodStart: is missing'],
  [{ BillingPeriodStart: 'September' }, `BillingPeriodStart: "SeptemberZ" ${notATime}`],
  [
    { BillingPeriodStart: '2024-02-30', BillingPeriodEnd: null },
    `BillingPeriodStart: "2024-02-30T00:00:00Z" ${notATime}; BillingPeriodEnd: is missing`,
  ],
  [
    { BillingPeriodStart: '2024-08-32 00:00:00' },
    `BillingPeriodStart: "2024-08-32 00:00:00Z" ${notATime}`,
  ],
  [
    { BillingPeriodEnd: '2024-09-31 00:00:00' },
    `BillingPeriodEnd: "2024-09-31 00:00:00Z" ${notATime}`,
  ],
  [{ BillingPeriodEnd: '2024-09-01 12:00:00' }, `BillingPeriodEnd: ${noPeriod}`],
  [{ BillingPeriodEnd: '2024-09-02T01:00:00+02:00' }, `BillingPeriodEnd: ${noPeriod}`],
  [{ BilledCost: null }, 'BilledCost: is missing'],
  [{ BilledCost: 'n/a' }, `BilledCost: "n/a" ${notAnAmount}`],
  [{ BilledCost: '1,234.5' }, `BilledCost: "1,234.5" ${notAnAmount}`],
  [{ BilledCost: ' 1' }, `BilledCost: " 1" ${notAnAmount}`],
  [{ BilledCost: 'NaN' }, `BilledCost: "NaN" ${notAnAmount}`],
  [
    { BilledCost: '1e9999' },
    'BilledCost: "1e9999" is not an amount: more than 64 digits before or after the decimal point',
  ],
  [{ EffectiveCost: '0x10' }, `EffectiveCost: "0x10" ${notAnAmount}`],
  [
    { BilledCost: '', EffectiveCost: '-', ChargeCategory: '' },
    `ChargeCategory: is missing; BilledCost: is missing; EffectiveCost: "-" ${notAnAmount}`,
  ],
];

/** Those that are wrong in none of what tells account and day. */
const withDay = refusals.filter(([, reason]) => !/SubAccount|Period/.test(reason)).length;

const rows: FocusRow[] = [
  { ...plainRow, Tags: null },
  ...refusals.map(([fields], index) => ({ ...plainRow, ...fields, Tags: `"${index}", a` })),
];

describe('each row that cannot be taken is in the rejects file, with its number and the reason', () => {
  test.each(formats)('%s', async (format, write) => {
    const rejectsFile = path("rejects of 'today'.csv");
    const file = await write(path('c'), rows);
    const nothing = format === 'Parquet' ? '' : 'NULL';

    expect(await readWhole(file, { rejectsFile })).toEqual({
      summary: {
        ...plainSummary,
        rows: 1 + refusals.length,
        rejected: refusals.length,
        incompleteDays: [{ account: '111111111111', days: ['2024-09-01'] }],
        rejectedWithoutDay: refusals.length - withDay,
        rejectsFile,
      },
      accounts: [anAccount('111111111111', aDay('2024-09-01', aLine('1.25', '0.75')))],
    });
    expect(await readCsv(rejectsFile)).toEqual(
      rows.slice(1).map((row, index) => ({
        RejectedFile: file,
        RejectedRow: String(index + 2),
        RejectReason: refusals[index]?.[1],
        ...Object.fromEntries(
          Object.entries(row).map(([column, value]) => [column, (value ?? nothing) || null]),
        ),
      })),
    );
  });
});

test('days that lack rejected rows are named, as the ledger would have them', async () => {
  const bad = { ...plainRow, BilledCost: 'n/a' };
  const file = await writeCsv(path('c.csv'), [
    { ...bad, SubAccountId: '222222222222', ChargePeriodStart: '2024-09-30T23:00:00-02:00' },
    { ...bad, ChargePeriodStart: '2024-08-31 00:00:00' },
    { ...bad, ChargePeriodStart: '2024-09-03 00:00:00' },
    { ...bad, ChargePeriodStart: '2024-09-03 12:00:00' },
    { ...bad, ChargePeriodStart: 'yesterday' },
    { ...bad, SubAccountId: null, ServiceName: null },
  ]);
  const rejectsFile = path('rejects.csv');
  expect((await readWhole(file, { rejectsFile })).summary).toEqual({
    ...plainSummary,
    rows: 6,
    taken: 0,
    rejected: 6,
    accounts: 0,
    periods: [],
    totals: [],
    incompleteDays: [
      { account: '111111111111', days: ['2024-09-01', '2024-09-03'] },
      { account: '222222222222', days: ['2024-09-30'] },
      { account: '999999999999', days: ['2024-09-01'] },
    ],
    rejectedWithoutDay: 1,
    rejectsFile,
  });
});

test('a rejects file that cannot be written', async () => {
  const file = await writeCsv(path('c.csv'), rows);
  const rejectsFile = path('absent/rejects.csv');
  await expect(readWhole(file, { rejectsFile })).rejects.toThrow(
    `The rejected rows cannot be written to ${rejectsFile}: let its folder be written to, or import from another one`,
  );
});
