import { symlink, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import {
  aDay,
  aLine,
  amounts,
  anAccount,
  csvOf,
  inOwnFolder,
  plainRow,
  plainSummary,
  readCsv,
  readWhole,
  writeCsv,
  writeGzip,
  writeParquet,
  type FocusRow,
} from './focus-files.fixture';

const path = inOwnFolder();
const [september] = plainSummary.periods;

test('files of all formats are one set: a day that they share is added up', async () => {
  const files = [
    await writeCsv(path('a.csv'), [plainRow, { ...plainRow, SubAccountId: '222222222222' }]),
    await writeGzip(path('b.csv.gz'), [{ ...plainRow, BilledCost: '2', Tags: 'x' }]),
    await writeGzip(path('c.csv.gz'), [{ ...plainRow, ServiceName: 'Amazon EC2' }]),
    await writeParquet(path('d.parquet'), [
      { ...plainRow, BilledCost: '1e-30' },
      { ...plainRow, ChargePeriodStart: '2024-09-02 00:00:00' },
    ]),
  ];
  expect(await readWhole(files)).toEqual({
    summary: {
      ...plainSummary,
      rows: 6,
      taken: 6,
      accounts: 2,
      periods: [{ ...september, rows: 6, lastDay: '2024-09-02' }],
      totals: [{ currency: 'USD', amounts: amounts('7.000000000000000000000000000001', '4.5') }],
    },
    accounts: [
      anAccount(
        '111111111111',
        aDay(
          '2024-09-01',
          aLine('1.25', '0.75', { service: 'Amazon EC2' }),
          aLine('3.250000000000000000000000000001', '2.25'),
        ),
        aDay('2024-09-02', aLine('1.25', '0.75')),
      ),
      anAccount('222222222222', aDay('2024-09-01', aLine('1.25', '0.75'))),
    ],
  });
});

test('rejects of all files are in one, each with its file', async () => {
  const bad: FocusRow = { ...plainRow, BilledCost: 'n/a' };
  const { BillingAccountId, ...others } = bad;
  const csv = await writeCsv(path('a.csv'), [
    { ...plainRow, Tags: null },
    { ...bad, Tags: 'x' },
  ]);
  const clean = await writeGzip(path('b.csv.gz'), [plainRow, plainRow]);
  const parquet = await writeParquet(
    path("c'.parquet"),
    [{ ...others, billingaccountid: BillingAccountId ?? null, Extra: '2024-09-01' }],
    { Extra: 'DATE', ChargePeriodStart: 'DATE' },
  );
  const another = await writeParquet(path('d.parquet'), [{ ...bad, Extra: '1' }], {
    Extra: 'BIGINT',
  });
  const rejectsFile = path('rejects.csv');
  const { summary } = await readWhole([csv, clean, parquet, another], { rejectsFile });

  expect(summary).toEqual({
    ...plainSummary,
    rows: 6,
    taken: 3,
    rejected: 3,
    periods: [{ ...september, rows: 3 }],
    totals: [{ currency: 'USD', amounts: amounts('3.75', '2.25') }],
    incompleteDays: [{ account: '111111111111', days: ['2024-09-01'] }],
    rejectsFile,
  });
  const reason = 'BilledCost: "n/a" is not an amount: expected a decimal number such as -12.3456';
  const reject = (file: string, row: string) => ({
    RejectedFile: file,
    RejectedRow: row,
    RejectReason: reason,
    ...bad,
  });
  expect(await readCsv(rejectsFile)).toEqual([
    { ...reject(csv, '2'), Tags: 'x', Extra: null },
    { ...reject(parquet, '1'), ChargePeriodStart: '2024-09-01', Tags: null, Extra: '2024-09-01' },
    { ...reject(another, '1'), Tags: null, Extra: '1' },
  ]);
});

describe('the same file twice is refused', () => {
  const twice = (one: string, other: string) =>
    new Error(`The same file is given twice, as ${one} and as ${other}: name it once`);

  test('by the same name, by a link, as a copy, gzipped', async () => {
    const file = await writeCsv(path('a.csv'), [plainRow]);
    const sameSize = await writeCsv(path('b.csv'), [{ ...plainRow, BilledCost: '9.25' }]);
    await symlink(file, path('link.csv'));
    await writeFile(path('copy.csv'), csvOf([plainRow]));
    await writeFile(path('a.csv.gz'), gzipSync(csvOf([plainRow])));

    for (const other of [file, path('link.csv'), path('copy.csv'), path('a.csv.gz')]) {
      await expect(readWhole([file, sameSize, other])).rejects.toThrow(twice(file, other));
    }
    expect((await readWhole([file, sameSize])).summary.rows).toBe(2);
  });
});

test('a file of the set that is damaged is named, and nothing is handed out', async () => {
  const file = await writeCsv(path('a.csv'), [plainRow]);
  await writeFile(path('b.csv'), `${csvOf([plainRow])}1,2\n`);
  await expect(readWhole([file, path('b.csv')])).rejects.toThrow(
    `${path('b.csv')} is damaged or cut short (line 3: Expected Number of Columns: 11 Found: 2): nothing was imported. Export or download it again`,
  );
});

test('a file that rejects would overwrite is refused', async () => {
  const rejectsFile = await writeCsv(path('a.csv.rejects.csv'), [plainRow]);
  const file = await writeCsv(path('a.csv'), [{ ...plainRow, BilledCost: 'n/a' }]);
  await expect(readWhole([file, rejectsFile], { rejectsFile })).rejects.toThrow(
    new Error(
      `${rejectsFile} is where rows that are rejected would be written: rename it, or name another file first`,
    ),
  );
  expect(await readCsv(rejectsFile)).toEqual([plainRow]);
});
