import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  csvOf,
  plainRow,
  readWhole,
  writeCsv,
  writeGzip,
  writeParquet,
  type FocusRow,
} from './focus-fixtures';
import { openFocusFile, type FocusAccountDays } from './index';

let folder: string;
let rejectsFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'focus-spec-'));
  rejectsFile = join(folder, 'rejects.csv');
});
afterEach(() => rm(folder, { recursive: true }));

const read = (file: string, provider?: string) => readWhole(file, rejectsFile, provider);

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

const expected = {
  summary: {
    rows: 8,
    taken: 8,
    rejected: 0,
    otherProviders: 0,
    accounts: 2,
    totals: [
      { currency: 'EUR', amounts: { 'net-unblended': '1.25', 'net-amortized': '0.75' } },
      { currency: 'USD', amounts: { 'net-unblended': '10.0000000000001' } },
    ],
    warnings: [],
  },
  accounts: [
    {
      account: '111111111111',
      origin: 'focus:AWS',
      days: [
        {
          day: '2024-09-01',
          estimated: false,
          metrics: ['net-unblended', 'net-amortized'],
          matrix: [
            {
              service: 'Amazon EC2',
              chargeType: 'Credit',
              currency: 'USD',
              amounts: { 'net-unblended': '-2', 'net-amortized': '-2.5' },
            },
            {
              service: 'Amazon S3',
              chargeType: 'Usage',
              currency: 'EUR',
              amounts: { 'net-unblended': '1.25', 'net-amortized': '0.75' },
            },
            {
              service: 'Amazon S3',
              chargeType: 'Usage',
              currency: 'USD',
              amounts: { 'net-unblended': '1.2500000000001', 'net-amortized': '0.7500000000001' },
            },
          ],
        },
        {
          day: '2024-09-02',
          estimated: false,
          metrics: ['net-unblended', 'net-amortized'],
          matrix: [
            {
              service: 'Unspecified',
              chargeType: 'Usage',
              currency: 'USD',
              amounts: { 'net-unblended': '1.25', 'net-amortized': '0.75' },
            },
          ],
        },
        {
          day: '2024-09-03',
          estimated: false,
          metrics: ['net-unblended'],
          matrix: [
            {
              service: 'Amazon S3',
              chargeType: 'Something new',
              currency: 'USD',
              amounts: { 'net-unblended': '1.25' },
            },
            {
              service: 'Amazon S3',
              chargeType: 'Usage',
              currency: 'USD',
              amounts: { 'net-unblended': '1.25' },
            },
          ],
        },
      ],
    },
    {
      account: '999999999999',
      origin: 'focus:AWS',
      days: [
        {
          day: '2024-09-01',
          estimated: false,
          metrics: ['net-unblended', 'net-amortized'],
          matrix: [
            {
              service: 'Amazon S3',
              chargeType: 'Usage',
              currency: 'USD',
              amounts: { 'net-unblended': '7', 'net-amortized': '0.75' },
            },
          ],
        },
      ],
    },
  ],
};

describe('every format gives the same', () => {
  test.each([
    ['CSV', writeCsv],
    ['gzipped CSV', writeGzip],
    ['Parquet', writeParquet],
  ])('%s', async (_format, write) => {
    expect(await read(await write(join(folder, 'charges'), charges))).toEqual(expected);
  });

  test('CSV with CRLF, a byte order mark, blank lines, other case and columns out of order', async () => {
    const file = join(folder, 'charges.csv');
    const columns = Object.keys(plainRow).reverse();
    const csv = csvOf(charges, columns).replace(columns.join(), columns.join().toLowerCase());
    await writeFile(file, `\ufeff${csv.replaceAll('\n', '\r\n')}\r\n\r\n`);
    expect(await read(file)).toEqual(expected);
  });

  test('a file beside others that its name would match as a pattern', async () => {
    await writeCsv(join(folder, "a'b.csv"), [plainRow]);
    await writeCsv(join(folder, 'a*.csv'), charges);
    expect(await read(join(folder, 'a*.csv'))).toEqual(expected);
    expect((await read(join(folder, "a'b.csv"))).summary.rows).toBe(1);
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
  expect(await read(await writeCsv(join(folder, 'charges.csv'), [row]))).toEqual({
    summary: {
      rows: 1,
      taken: 1,
      rejected: 0,
      otherProviders: 0,
      accounts: 1,
      totals: [{ currency: 'USD', amounts: { 'net-unblended': '1.25', 'net-amortized': '0.75' } }],
      warnings: [],
    },
    accounts: [
      {
        account: '111111111111',
        origin: 'focus:AWS',
        days: [
          {
            day: '2024-09-01',
            estimated: false,
            metrics: ['net-unblended', 'net-amortized'],
            matrix: [
              {
                service: 'Amazon S3',
                chargeType: 'Usage',
                currency: 'USD',
                amounts: { 'net-unblended': '1.25', 'net-amortized': '0.75' },
              },
            ],
          },
        ],
      },
    ],
  });
});

test('Parquet with types of its own', async () => {
  const file = await writeParquet(
    join(folder, 'charges.parquet'),
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
  expect((await read(file)).summary).toEqual({
    rows: 2,
    taken: 2,
    rejected: 0,
    otherProviders: 0,
    accounts: 1,
    totals: [
      {
        currency: 'USD',
        amounts: { 'net-unblended': '0.1000001', 'net-amortized': '1234567890123' },
      },
    ],
    warnings: [
      'Floating-point numbers in BilledCost: each is taken in its shortest decimal form, but the file itself is not exact',
    ],
  });
});

test('without SubAccountId, everything is the billing account’s', async () => {
  const file = join(folder, 'charges.csv');
  const columns = Object.keys(plainRow).filter((column) => column !== 'SubAccountId');
  await writeFile(file, csvOf([plainRow], columns));
  const { accounts } = await read(file);
  expect(accounts.map(({ account }) => account)).toEqual(['999999999999']);
});

test('no rows, no accounts', async () => {
  const file = await writeCsv(join(folder, 'charges.csv'), []);
  expect(await read(file)).toEqual({
    summary: {
      rows: 0,
      taken: 0,
      rejected: 0,
      otherProviders: 0,
      accounts: 0,
      totals: [],
      warnings: [],
    },
    accounts: [],
  });
});

describe('providers', () => {
  const rows = [
    plainRow,
    {
      ...plainRow,
      ProviderName: 'Oracle',
      SubAccountId: 'ocid1.tenancy',
      BilledCost: 'not looked at',
    },
    { ...plainRow, ProviderName: null, SubAccountId: '222222222222' },
  ];

  test('rows of another provider are counted; those of none are rejected', async () => {
    const { summary, accounts } = await read(await writeCsv(join(folder, 'c.csv'), rows), 'AWS');
    expect(summary).toEqual({
      rows: 3,
      taken: 1,
      rejected: 1,
      otherProviders: 1,
      accounts: 1,
      totals: [{ currency: 'USD', amounts: { 'net-unblended': '1.25', 'net-amortized': '0.75' } }],
      rejectsFile,
      warnings: [],
    });
    expect(accounts.map(({ origin }) => origin)).toEqual(['focus:AWS']);
  });

  test('without a choice, each account keeps its provider', async () => {
    const file = await writeCsv(join(folder, 'c.csv'), [
      plainRow,
      { ...plainRow, ProviderName: 'Oracle', SubAccountId: 'ocid1.tenancy' },
    ]);
    const { accounts } = await read(file);
    expect(accounts.map(({ account, origin }) => [account, origin])).toEqual([
      ['111111111111', 'focus:AWS'],
      ['ocid1.tenancy', 'focus:Oracle'],
    ]);
  });

  test('a provider that the file does not have', async () => {
    const file = await writeCsv(join(folder, 'c.csv'), rows.slice(0, 2));
    await expect(read(file, "aws'")).rejects.toThrow(
      new Error(`${file} has no row of the provider "aws'", but of AWS, Oracle`),
    );
  });

  test('an account of two providers', async () => {
    const file = await writeCsv(join(folder, 'c.csv'), [
      plainRow,
      { ...plainRow, ProviderName: 'Oracle' },
    ]);
    await expect(read(file)).rejects.toThrow(
      new Error(
        `${file} has charges of several providers for the account 111111111111: import one provider at a time`,
      ),
    );
  });
});

test('a missing line end is told', async () => {
  const file = join(folder, 'c.csv');
  await writeFile(file, csvOf([plainRow]).trimEnd());
  expect((await read(file)).summary.warnings).toEqual([
    'The last line has no line end: the file may have been cut short',
  ]);
});

test('temporary files are removed, after an error as well', async () => {
  const temporary = join(folder, 'temporary');
  await mkdir(temporary);
  const spy = jest.spyOn(os, 'tmpdir').mockReturnValue(temporary);
  try {
    const focus = await openFocusFile(await writeGzip(join(folder, 'c.gz'), charges), {
      rejectsFile,
    });
    expect(await readdir(temporary)).toHaveLength(1);
    await focus.close();
    await expect(read(join(folder, 'absent'))).rejects.toThrow('does not exist');
    expect(await readdir(temporary)).toEqual([]);
  } finally {
    spy.mockRestore();
  }
});

test('accounts can be read again, and left early', async () => {
  const focus = await openFocusFile(await writeCsv(join(folder, 'c.csv'), charges), {
    rejectsFile,
  });
  for await (const { account } of focus.accounts()) {
    expect(account).toBe('111111111111');
    break;
  }
  const accounts: FocusAccountDays[] = [];
  for await (const account of focus.accounts()) accounts.push(account);
  expect(accounts).toEqual(expected.accounts);
  await focus.close();
});

test('rejects are absent when there are none', async () => {
  await read(await writeCsv(join(folder, 'c.csv'), charges));
  await expect(readFile(rejectsFile)).rejects.toThrow('ENOENT');
});
