import type { ToldSpan } from '@orgcost/collection';
import { parseUtcDay } from '@orgcost/domain';
import { inOwnFolder, plainRow, writeCsv, type FocusRow } from './focus-files.fixture';
import { openFocusFiles } from './index';

const path = inOwnFolder();

async function spansOf(files: FocusRow[][], provider?: string): Promise<readonly ToldSpan[]> {
  const written = files.map((rows, index) => writeCsv(path(`${index}.csv`), rows));
  const focus = await openFocusFiles(await Promise.all(written), {
    rejectsFile: path('rejects.csv'),
    ...(provider !== undefined && { provider }),
  });
  await focus.close();
  return focus.spans;
}

const span = (origin: ToldSpan['origin'], from: string, to: string): ToldSpan => ({
  origin,
  days: { from: parseUtcDay(from), to: parseUtcDay(to) },
  metrics: ['net-unblended', 'net-amortized'],
});

const september = { ...plainRow, BillingPeriodEnd: '2024-09-30T23:59:59Z' };
const october = { ...plainRow, BillingPeriodStart: '2024-10-01', BillingPeriodEnd: '2024-11-01' };
const oracle = { ...october, ProviderName: 'Oracle', SubAccountId: 'ocid1.tenancy' };

const files: FocusRow[][] = [
  [
    { ...september, ChargePeriodStart: '2024-09-20' },
    { ...september, ChargePeriodStart: '2024-09-30', SubAccountId: '222222222222' },
    { ...october, ChargePeriodStart: '2024-10-09', EffectiveCost: null },
  ],
  [
    { ...september, ChargePeriodStart: '2024-09-05', SubAccountId: '333333333333' },
    // Kept on the first day of the period that it is billed in.
    { ...october, ChargePeriodStart: '2024-09-01' },
    { ...oracle, ChargePeriodStart: '2024-10-31' },
    { ...september, ChargePeriodStart: '2024-09-01', BilledCost: 'n/a' },
  ],
];

test('the set tells whole what lies between its first and last day of a month, by provider', async () => {
  expect(await spansOf(files)).toEqual([
    span('focus:AWS', '2024-09-05', '2024-10-01'),
    span('focus:AWS', '2024-10-01', '2024-10-10'),
    span('focus:Oracle', '2024-10-31', '2024-11-01'),
  ]);
});

test('of the provider asked for alone', async () => {
  expect(await spansOf(files, 'Oracle')).toEqual([
    span('focus:Oracle', '2024-10-31', '2024-11-01'),
  ]);
});

test('where no row is taken, nothing', async () => {
  expect(await spansOf([[{ ...plainRow, BilledCost: 'n/a' }]])).toEqual([]);
});
