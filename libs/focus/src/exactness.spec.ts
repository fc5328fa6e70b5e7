import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  plainRow,
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

/** Decimals of up to 30 digits on either side of the point, of either sign, plain or with an exponent. */
const amounts = fc
  .record({
    sign: fc.constantFrom('', '-', '+'),
    whole: fc.oneof(
      fc.constantFrom('0', '9'.repeat(12), '9'.repeat(13)),
      fc.stringMatching(/^\d{1,30}$/),
    ),
    decimals: fc.oneof(
      fc.constantFrom('', '.', `.${'9'.repeat(18)}`),
      fc.stringMatching(/^\.\d{13,30}$/),
    ),
    exponent: fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined, freq: 4 }),
  })
  .map(({ sign, whole, decimals, exponent }) =>
    [sign, whole, decimals, exponent === undefined ? '' : `e${exponent}`].join(''),
  );

const charges = fc.record({
  SubAccountId: fc.constantFrom('111111111111', '22222222222', 'ä b', null),
  ChargePeriodStart: fc.constantFrom(
    '2024-02-28 23:59:59',
    '2024-02-29T00:00:00Z',
    '2024-02-29',
    '2024-02-29 00:30:00+01:00',
    '2024-02-28T23:00:00.5-02:00',
  ),
  ServiceName: fc.constantFrom('Amazon S3', 'AWS Lambda', null),
  ChargeCategory: fc.constantFrom('Usage', 'Credit', 'Tax'),
  BillingCurrency: fc.constantFrom('USD', 'EUR'),
  BilledCost: amounts,
  EffectiveCost: amounts,
});

test('every sum is exact to the last digit, whatever the format of the file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(charges, { minLength: 1, maxLength: 40 }), async (generated) => {
      const rows: FocusRow[] = generated.map((charge) => ({ ...plainRow, ...charge }));
      const files = [
        await writeCsv(join(folder, 'csv'), rows),
        await writeGzip(join(folder, 'gzip'), rows),
        await writeParquet(join(folder, 'parquet'), rows),
      ];
      for (const file of files) {
        const { summary, accounts } = await readWhole(file, join(folder, 'rejects.csv'));

        const lines = accounts.flatMap(({ account, days }) =>
          days.flatMap(({ day, matrix }) =>
            matrix.map((line) => ({
              ...line,
              cell: [account, day, line.service, line.chargeType, line.currency],
            })),
          ),
        );
        for (const [metric, column] of [
          ['net-unblended', 'BilledCost'],
          ['net-amortized', 'EffectiveCost'],
        ] as const) {
          expect(inUnits(lines.map(({ cell, amounts }) => [cell.join(), amounts[metric]]))).toEqual(
            inUnits(rows.map((row) => [cellOf(row).join(), row[column]])),
          );
          expect(
            inUnits(summary.totals.map(({ currency, amounts }) => [currency, amounts[metric]])),
          ).toEqual(inUnits(rows.map((row) => [row.BillingCurrency, row[column]])));
        }
        expect(new Set(lines.map(({ cell }) => cell.join())).size).toBe(lines.length);
        expect(summary).toMatchObject({ rows: rows.length, taken: rows.length, rejected: 0 });
      }
    }),
    { numRuns: 10 },
  );
}, 60_000);

/** The naive way: each sum as a whole number of 1e-60, by key. */
function inUnits(
  items: readonly (readonly [unknown, string | null | undefined])[],
): Map<unknown, bigint> {
  const sums = new Map<unknown, bigint>();
  for (const [key, text] of items) {
    const [, sign, whole = '', decimals = '', exponent = '0'] =
      /^([+-]?)(\d+)\.?(\d*)(?:e(-?\d+))?$/.exec(text ?? '') ?? [];
    const zeros = 60 - decimals.length + Number(exponent);
    const units = BigInt(whole + decimals + '0'.repeat(zeros));
    sums.set(key, (sums.get(key) ?? 0n) + (sign === '-' ? -units : units));
  }
  return new Map([...sums].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

function cellOf(row: FocusRow): unknown[] {
  const time = row.ChargePeriodStart ?? '';
  const zoned = /[T ]/.test(time) && !/Z$|[+-]\d\d:\d\d$/.test(time) ? `${time}Z` : time;
  return [
    row.SubAccountId ?? row.BillingAccountId,
    new Date(zoned).toISOString().slice(0, 10),
    row.ServiceName ?? 'Unspecified',
    row.ChargeCategory,
    row.BillingCurrency,
  ];
}
