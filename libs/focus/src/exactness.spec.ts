import fc from 'fast-check';
import {
  formats,
  inOwnFolder,
  outsideWarning,
  plainRow,
  readWhole,
  writeCsv,
  type FocusRow,
} from './focus-files.fixture';

const path = inOwnFolder();

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

const periods = fc.constantFrom(
  { BillingPeriodStart: '2024-02-01 00:00:00', BillingPeriodEnd: '2024-03-01 00:00:00' },
  { BillingPeriodStart: '2024-01-31T23:00:00-01:00', BillingPeriodEnd: '2024-03-01' },
  { BillingPeriodStart: '2024-03-01T00:00:00Z', BillingPeriodEnd: '2024-04-01T02:00:00+02:00' },
  { BillingPeriodStart: '2024-02-01', BillingPeriodEnd: '2024-02-29 23:59:59' },
  { BillingPeriodStart: '2024-03-01', BillingPeriodEnd: '2024-03-31T22:59:59.999-01:00' },
);

const charges = fc.record({
  SubAccountId: fc.constantFrom('111111111111', '22222222222', 'ä b', null),
  ChargePeriodStart: fc.constantFrom(
    '2024-01-31 23:59:59',
    '2024-02-28 23:59:59',
    '2024-02-29T00:00:00Z',
    '2024-02-29',
    '2024-02-29 00:30:00+01:00',
    '2024-02-28T23:00:00.5-02:00',
    '2024-02-29T23:59:59.9-00:30',
    '2024-03-01 00:00:00',
    '2024-04-02T00:00:00Z',
  ),
  ServiceName: fc.constantFrom('Amazon S3', 'AWS Lambda', null),
  ChargeCategory: fc.constantFrom('Usage', 'Credit', 'Tax'),
  BillingCurrency: fc.constantFrom('USD', 'EUR'),
  BilledCost: amounts,
  EffectiveCost: amounts,
});

test('every sum is exact to the last digit, on a day of its billing period, whatever the formats and files', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(charges, periods), { minLength: formats.length, maxLength: 40 }),
      async (generated) => {
        const rows = generated.map(([charge, period], index) => ({
          ...plainRow,
          ...charge,
          ...period,
          ResourceId: String(index),
        }));
        const expected = rows.map((row) => ({ ...row, ...placeOf(row) }));
        const outside = expected.filter(({ isOutside }) => isOutside).length;
        const sets = [...formats.map((format) => [format]), formats];
        for (const set of sets) {
          const files = set.map(([format, write], index) =>
            write(
              path(format),
              rows.filter((_, row) => row % set.length === index),
            ),
          );
          const { summary, accounts } = await readWhole(await Promise.all(files));

          const lines = accounts.flatMap(({ account, days }) =>
            days.flatMap(({ day, matrix }) =>
              matrix.map(({ service, chargeType, currency, amounts }) => ({
                cell: [account, day, service, chargeType, currency].join(),
                bill: [day.slice(0, 7), currency].join(),
                amounts,
              })),
            ),
          );
          for (const [metric, column] of [
            ['net-unblended', 'BilledCost'],
            ['net-amortized', 'EffectiveCost'],
          ] as const) {
            for (const place of ['cell', 'bill'] as const) {
              expect(inUnits(lines.map((line) => [line[place], line.amounts[metric]]))).toEqual(
                inUnits(expected.map((row) => [row[place], row[column]])),
              );
            }
            expect(
              inUnits(summary.totals.map(({ currency, amounts }) => [currency, amounts[metric]])),
            ).toEqual(inUnits(rows.map((row) => [row.BillingCurrency, row[column]])));
          }
          expect(new Set(lines.map(({ cell }) => cell)).size).toBe(lines.length);
          expect(summary).toMatchObject({
            rows: rows.length,
            taken: rows.length,
            rejected: 0,
            warnings: outside === 0 ? [] : [outsideWarning(outside)],
          });
        }
      },
    ),
    { numRuns: 10 },
  );
}, 60_000);

test('sums of nothing, and of less than one, are spelled as amounts are', async () => {
  const billed = ['0', '-0.5', '0.000000000000000001', '-12.340'];
  const rows = billed.map((BilledCost) => ({ ...plainRow, ServiceName: BilledCost, BilledCost }));
  const { accounts } = await readWhole(await writeCsv(path('small.csv'), rows));
  const lines = accounts.flatMap(({ days }) => days.flatMap(({ matrix }) => matrix));
  expect(lines.map(({ service, amounts }) => [service, amounts['net-unblended']])).toEqual([
    ['-0.5', '-0.5'],
    ['-12.340', '-12.34'],
    ['0', '0'],
    ['0.000000000000000001', '0.000000000000000001'],
  ]);
});

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

/** Where a row belongs, by the moments that it names. */
function placeOf(row: FocusRow): { cell: string; bill: string; isOutside: boolean } {
  const start = momentOf(row.ChargePeriodStart);
  const from = momentOf(row.BillingPeriodStart);
  const to = momentOf(row.BillingPeriodEnd);
  const day = new Date(Math.min(Math.max(start, from), to - 1)).toISOString().slice(0, 10);
  const month = new Date(from).toISOString().slice(0, 7);
  const account = row.SubAccountId ?? row.BillingAccountId;
  const service = row.ServiceName ?? 'Unspecified';
  return {
    cell: [account, day, service, row.ChargeCategory, row.BillingCurrency].join(),
    bill: [month, row.BillingCurrency].join(),
    isOutside: start < from || start >= to,
  };
}

function momentOf(time: string | null | undefined): number {
  const text = time ?? '';
  return Date.parse(/[T ]/.test(text) && !/Z$|[+-]\d\d:\d\d$/.test(text) ? `${text}Z` : text);
}
