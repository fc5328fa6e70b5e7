import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  plainRow,
  readCsv,
  readWhole,
  writeCsv,
  writeGzip,
  writeParquet,
  type FocusRow,
} from './focus-fixtures';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'focus-spec-'));
});
afterEach(() => rm(folder, { recursive: true }));

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

const rows: FocusRow[] = [
  { ...plainRow, Tags: null },
  ...refusals.map(([fields], index) => ({ ...plainRow, ...fields, Tags: `"${index}", a` })),
];

describe('each row that cannot be taken is in the rejects file, with its number and the reason', () => {
  test.each([
    ['CSV', writeCsv, 'NULL'],
    ['gzipped CSV', writeGzip, 'NULL'],
    ['Parquet', writeParquet, ''],
  ])('%s', async (_format, write, nothing) => {
    const rejectsFile = join(folder, "rejects of 'today'.csv");
    const { summary, accounts } = await readWhole(
      await write(join(folder, 'c'), rows),
      rejectsFile,
    );

    expect(summary).toEqual({
      rows: 1 + refusals.length,
      taken: 1,
      rejected: refusals.length,
      otherProviders: 0,
      accounts: 1,
      totals: [{ currency: 'USD', amounts: { 'net-unblended': '1.25', 'net-amortized': '0.75' } }],
      rejectsFile,
      warnings: [],
    });
    expect(accounts).toHaveLength(1);
    expect(await readCsv(rejectsFile)).toEqual(
      rows.slice(1).map((row, index) => ({
        RejectedRow: String(index + 2),
        RejectReason: refusals[index]?.[1],
        ...Object.fromEntries(
          Object.entries(row).map(([column, value]) => [column, (value ?? nothing) || null]),
        ),
      })),
    );
  });
});

test('a rejects file that cannot be written', async () => {
  const file = await writeCsv(join(folder, 'c.csv'), rows);
  const rejectsFile = join(folder, 'absent', 'rejects.csv');
  await expect(readWhole(file, rejectsFile)).rejects.toThrow(
    `The rejected rows cannot be written to ${rejectsFile}: name another file`,
  );
});
