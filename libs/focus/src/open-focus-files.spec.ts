import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import type { ImportedCosts } from '@orgcost/collection';
import {
  aDay,
  aLine,
  amounts,
  anAccount,
  csvOf,
  formats,
  inOwnFolder,
  plainRow,
  plainSummary,
  readWhole,
  writeCsv,
  writeGzip,
  writeParquet,
  type FocusRow,
} from './focus-files.fixture';
import { openFocusFiles } from './index';

const path = inOwnFolder();

const charges: FocusRow[] = [
  plainRow,
  { ...plainRow, BilledCost: '0.0000000000001', EffectiveCost: '1e-13' },
  {
    ...plainRow,
    ServiceName: 'Amazon EC2',
    ChargeCategory: 'Credit',
    BilledCost: '-2',
    EffectiveCost: '-2.50',
  },
  { ...plainRow, ChargePeriodStart: '2024-09-01 23:59:59', BillingCurrency: 'EUR' },
  { ...plainRow, ChargePeriodStart: '2024-09-02T00:00:00Z', ServiceName: null },
  { ...plainRow, ChargePeriodStart: '2024-09-04T01:30:00+02:00', EffectiveCost: null },
  { ...plainRow, ChargePeriodStart: '2024-09-03 00:00:00', ChargeCategory: 'Something new' },
  { ...plainRow, SubAccountId: null, BilledCost: '7' },
];

const [september] = plainSummary.periods;
const expected = {
  summary: {
    ...plainSummary,
    rows: 8,
    taken: 8,
    accounts: 2,
    periods: [{ ...september, rows: 8, lastDay: '2024-09-03' }],
    totals: [
      { currency: 'EUR', amounts: amounts('1.25', '0.75') },
      { currency: 'USD', amounts: amounts('10.0000000000001') },
    ],
  },
  accounts: [
    anAccount(
      '111111111111',
      aDay(
        '2024-09-01',
        aLine('-2', '-2.5', { service: 'Amazon EC2', chargeType: 'Credit' }),
        aLine('1.25', '0.75', { currency: 'EUR' }),
        aLine('1.2500000000001', '0.7500000000001'),
      ),
      aDay('2024-09-02', aLine('1.25', '0.75', { service: 'Unspecified' })),
      aDay(
        '2024-09-03',
        aLine('1.25', undefined, { chargeType: 'Something new' }),
        aLine('1.25', undefined),
      ),
    ),
    anAccount('999999999999', aDay('2024-09-01', aLine('7', '0.75'))),
  ],
};

describe('every format gives the same', () => {
  test.each(formats)('%s', async (_format, write) => {
    expect(await readWhole(await write(path('charges'), charges))).toEqual(expected);
  });

  test('CSV with CRLF, a byte order mark, blank lines, other case and columns out of order', async () => {
    const file = path('charges.csv');
    const columns = Object.keys(plainRow).reverse();
    const csv = csvOf(charges, columns).replace(columns.join(), columns.join().toLowerCase());
    await writeFile(file, `\ufeff${csv.replaceAll('\n', '\r\n')}\r\n\r\n`);
    expect(await readWhole(file)).toEqual(expected);
  });

  test('a file beside others that its name would match as a pattern', async () => {
    await writeCsv(path("a'b.csv"), [plainRow]);
    await writeCsv(path('a*.csv'), charges);
    expect(await readWhole(path('a*.csv'))).toEqual(expected);
    expect((await readWhole(path("a'b.csv"))).summary).toEqual(plainSummary);
  });
});

const version10: FocusRow = {
  ...plainRow,
  ListCost: '2',
  Tags: '{"team": "a, b"}',
};
const version11 = { ...version10, ServiceSubcategory: 'Object Storage', SkuMeter: 'Requests' };
const version12 = {
  ...version11,
  BillingAccountType: 'Payer',
  InvoiceId: 'X1',
  PricingCurrency: 'EUR',
  PricingCurrencyEffectiveCost: '99',
};

test.each([
  ['1.0', version10],
  ['1.1', version11],
  ['1.2', version12],
])('FOCUS %s', async (_version, row) => {
  expect(await readWhole(await writeCsv(path('charges.csv'), [row]))).toEqual({
    summary: plainSummary,
    accounts: [anAccount('111111111111', aDay('2024-09-01', aLine('1.25', '0.75')))],
  });
});

test('Parquet with types of its own', async () => {
  const file = await writeParquet(
    path('charges.parquet'),
    [
      {
        ...plainRow,
        BilledCost: '0.1',
        EffectiveCost: '1234567890123.0000000000001',
        ChargePeriodStart: '2024-09-02 01:00:00+02',
      },
      {
        ...plainRow,
        BilledCost: '1e-7',
        EffectiveCost: '-0.0000000000001',
        ChargePeriodStart: '2024-09-01 23:30:00+00',
      },
    ],
    {
      BilledCost: 'DOUBLE',
      EffectiveCost: 'DECIMAL(38, 13)',
      ChargePeriodStart: 'TIMESTAMPTZ',
      SubAccountId: 'BIGINT',
    },
  );
  expect((await readWhole(file)).summary).toEqual({
    ...plainSummary,
    rows: 2,
    taken: 2,
    periods: [{ ...september, rows: 2 }],
    totals: [{ currency: 'USD', amounts: amounts('0.1000001', '1234567890123') }],
    warnings: [
      `${file} has floating-point numbers in BilledCost: each is taken in its shortest decimal form, but the file itself is not exact`,
    ],
  });
});

test('without SubAccountId, everything is the billing account’s', async () => {
  const file = path('charges.csv');
  const columns = Object.keys(plainRow).filter((column) => column !== 'SubAccountId');
  await writeFile(file, csvOf([plainRow], columns));
  expect((await readWhole(file)).accounts).toEqual([
    anAccount('999999999999', aDay('2024-09-01', aLine('1.25', '0.75'))),
  ]);
});

test('a file without rows, beside others', async () => {
  const files = [
    await writeCsv(path('none.csv'), []),
    await writeCsv(path('charges.csv'), [plainRow]),
  ];
  expect((await readWhole(files)).summary).toEqual(plainSummary);
});

test('each billing period is told, with its first and last day', async () => {
  const inPeriod = (start: string, end: string, day: string) => ({
    ...plainRow,
    BillingPeriodStart: start,
    BillingPeriodEnd: end,
    ChargePeriodStart: day,
  });
  const file = await writeCsv(path('charges.csv'), [
    inPeriod('2024-10-01', '2024-11-01', '2024-10-31'),
    inPeriod('2024-10-01', '2024-11-01', '2024-10-02'),
    inPeriod('2024-08-01', '2024-09-01', '2024-08-15'),
    { ...inPeriod('2024-08-01', '2024-09-01', '2024-08-15'), SubAccountId: '222222222222' },
  ]);
  expect((await readWhole(file)).summary).toEqual({
    ...plainSummary,
    rows: 4,
    taken: 4,
    accounts: 2,
    periods: [
      { period: '2024-08', rows: 2, firstDay: '2024-08-15', lastDay: '2024-08-15' },
      { period: '2024-10', rows: 2, firstDay: '2024-10-02', lastDay: '2024-10-31' },
    ],
    totals: [{ currency: 'USD', amounts: amounts('5', '3') }],
  });
});

describe('providers', () => {
  const oracle = { ...plainRow, ProviderName: 'Oracle', SubAccountId: 'ocid1.tenancy' };
  const rows = [
    plainRow,
    { ...oracle, BilledCost: 'not looked at' },
    { ...plainRow, ProviderName: null, SubAccountId: '222222222222' },
  ];

  test('rows of another provider are counted; those of none are rejected', async () => {
    const rejectsFile = path('rejects.csv');
    const file = await writeCsv(path('c.csv'), rows);
    expect(await readWhole(file, { provider: 'AWS', rejectsFile })).toEqual({
      summary: {
        ...plainSummary,
        rows: 3,
        rejected: 1,
        otherProviders: 1,
        incompleteDays: [{ account: '222222222222', days: ['2024-09-01'] }],
        rejectsFile,
      },
      accounts: [anAccount('111111111111', aDay('2024-09-01', aLine('1.25', '0.75')))],
    });
  });

  test('without a choice, each account keeps its provider', async () => {
    const { accounts } = await readWhole(await writeCsv(path('c.csv'), [plainRow, oracle]));
    const day = aDay('2024-09-01', aLine('1.25', '0.75'));
    expect(accounts).toEqual([
      anAccount('111111111111', day),
      { account: 'ocid1.tenancy', origin: 'focus:Oracle', days: [day] },
    ]);
  });

  test('a provider that the files do not have', async () => {
    const file = await writeCsv(path('c.csv'), rows.slice(0, 2));
    const other = await writeCsv(path('d.csv'), [{ ...plainRow, ProviderName: 'Azure' }]);
    await expect(readWhole(file, { provider: "aws'" })).rejects.toThrow(
      new Error(`No row of ${file} is of the provider "aws'": they are of AWS, Oracle`),
    );
    await expect(readWhole([file, other], { provider: "aws'" })).rejects.toThrow(
      new Error(
        `No row of ${file} and 1 more is of the provider "aws'": they are of AWS, Azure, Oracle`,
      ),
    );
    expect((await readWhole([file, other], { provider: 'Azure' })).summary).toEqual({
      ...plainSummary,
      rows: 3,
      otherProviders: 2,
    });
  });

  test('an account of two providers', async () => {
    const file = await writeCsv(path('c.csv'), [plainRow]);
    const other = await writeCsv(path('d.csv'), [{ ...plainRow, ProviderName: 'Oracle' }]);
    await expect(readWhole([file, other])).rejects.toThrow(
      new Error(
        "The account 111111111111 has charges of AWS and Oracle: import one provider's alone",
      ),
    );
  });
});

test('a missing line end is told', async () => {
  const [file, other] = [path('c.csv'), await writeCsv(path('d.csv'), [plainRow, plainRow])];
  await writeFile(file, csvOf([plainRow]).trimEnd());
  expect((await readWhole([file, other])).summary.warnings).toEqual([
    `The last line of ${file} has no line end: it may be cut off`,
  ]);
});

test('temporary files are removed, after an error as well', async () => {
  const temporary = path('temporary');
  await mkdir(temporary);
  const spy = jest.spyOn(os, 'tmpdir').mockReturnValue(temporary);
  try {
    const focus = await openFocusFiles([await writeGzip(path('c.gz'), charges)], {
      rejectsFile: path('rejects.csv'),
    });
    expect(await readdir(temporary)).toHaveLength(1);
    await focus.close();
    await expect(readWhole(path('absent'))).rejects.toThrow('does not exist');
    expect(await readdir(temporary)).toEqual([]);
  } finally {
    spy.mockRestore();
  }
});

test('accounts can be read again, left early, and some of them alone', async () => {
  const focus = await openFocusFiles([await writeCsv(path('c.csv'), charges)], {
    rejectsFile: path('rejects.csv'),
  });
  for await (const { account } of focus.accounts()) {
    expect(account).toBe('111111111111');
    break;
  }
  const accounts: ImportedCosts[] = [];
  for await (const account of focus.accounts()) accounts.push(account);
  expect(accounts).toEqual(expected.accounts);
  expect(focus.accountIds).toEqual(expected.accounts.map(({ account }) => account));
  for (const { account } of expected.accounts) {
    const alone: ImportedCosts[] = [];
    for await (const one of focus.accounts(new Set([account, 'unknown']))) alone.push(one);
    expect(alone).toEqual(expected.accounts.filter((one) => one.account === account));
  }
  for await (const none of focus.accounts(new Set())) expect(none).toBe('read');
  await focus.close();
});

test('rejects are absent when there are none', async () => {
  const rejectsFile = path('rejects.csv');
  await readWhole(await writeCsv(path('c.csv'), charges), { rejectsFile });
  await expect(readFile(rejectsFile)).rejects.toThrow('ENOENT');
});
