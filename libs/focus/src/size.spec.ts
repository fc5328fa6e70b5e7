import { sumAmounts, parseAmount } from '@orgcost/money';
import {
  inOwnFolder,
  plainRow,
  plainSummary,
  readCsv,
  readWhole,
  writeCsv,
  writeParquet,
  type FocusRow,
} from './focus-files.fixture';
import { openFocusFiles } from './index';

const path = inOwnFolder();

/** Among plain rows some of which the amount is too large, some that have an exponent, some that cannot be taken. */
const rows: FocusRow[] = Array.from({ length: 20_000 }, (_, index) => ({
  ...plainRow,
  SubAccountId: String(100_000_000_000 + (index % 50)),
  ServiceName: `Service ${index % 7}`,
  ChargePeriodStart: `2024-09-${String((index % 30) + 1).padStart(2, '0')} 00:00:00`,
  BilledCost: index % 1000 === 0 ? '2000000000000.5' : `-0.${String(index).padStart(12, '0')}`,
  EffectiveCost: index % 5000 === 1 ? 'n/a' : index % 1000 === 2 ? '1e-7' : '0.1000000000001',
}));

const taken = rows.filter(({ EffectiveCost }) => EffectiveCost !== 'n/a');

function totalOf(column: 'BilledCost' | 'EffectiveCost') {
  return sumAmounts(taken.map((row) => parseAmount(row[column] ?? '')));
}

test.each([
  ['CSV', writeCsv],
  [
    'Parquet with types',
    (file: string, charges: readonly FocusRow[]) =>
      writeParquet(file, charges, {
        BilledCost: 'DECIMAL(38, 12)',
        BillingPeriodStart: 'TIMESTAMP',
        ChargePeriodStart: 'TIMESTAMP',
      }),
  ],
])(
  'each of 20,000 rows counts once, exactly: %s',
  async (_format, write) => {
    const rejectsFile = path('rejects.csv');
    const file = await write(path('charges'), rows);
    const { summary, accounts } = await readWhole(file, { rejectsFile });

    const [september] = plainSummary.periods;
    expect(summary).toEqual({
      ...plainSummary,
      rows: 20_000,
      taken: 19_996,
      rejected: 4,
      accounts: 50,
      periods: [{ ...september, rows: 19_996, lastDay: '2024-09-30' }],
      totals: [
        {
          currency: 'USD',
          amounts: {
            'net-unblended': totalOf('BilledCost'),
            'net-amortized': totalOf('EffectiveCost'),
          },
        },
      ],
      incompleteDays: [
        { account: '100000000001', days: ['2024-09-02', '2024-09-12', '2024-09-22'] },
      ],
      rejectsFile,
    });
    const lines = accounts.flatMap(({ days }) => days.flatMap(({ matrix }) => matrix));
    expect(sumAmounts(lines.flatMap(({ amounts }) => amounts['net-unblended'] ?? []))).toBe(
      totalOf('BilledCost'),
    );
    expect((await readCsv(rejectsFile)).map(({ RejectedRow }) => RejectedRow)).toEqual([
      '2',
      '5002',
      '10002',
      '15002',
    ]);
  },
  60_000,
);

test('what is told of the way is the part of all bytes that is read', async () => {
  const files = [
    await writeCsv(path('a.csv'), [plainRow]),
    await writeCsv(path('b.csv'), [{ ...plainRow, BilledCost: '2.25' }]),
  ];
  const told: number[] = [];
  const focus = await openFocusFiles(files, {
    rejectsFile: path('rejects.csv'),
    onProgress: (part) => told.push(part),
  });
  await focus.close();
  // Between, as often as it takes.
  expect(told.filter((part) => part === 0.5 || part === 1)).toEqual([0.5, 1]);
});
