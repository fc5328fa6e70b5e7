import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Observation, Recorded } from '@orgcost/collection';
import {
  billingPeriodOf,
  costMatrix,
  dayRange,
  daysOf,
  metrics,
  parseBillingPeriod,
  parseInstant,
  parseUtcDay,
  type BillingPeriod,
  type CostDay,
  type CostLine,
  type CostMonth,
  type DayCosts,
  type Instant,
  type Metric,
  type MetricAmounts,
  type UtcDay,
} from '@orgcost/domain';
import { indexDifferences } from '@orgcost/embedded-dynamodb';
import { parseAmount, sumAmounts } from '@orgcost/money';
import { openInMemoryLedger, type InMemoryLedger } from './in-memory-ledger.fixture';
import { createLedger } from './ledger';
import { createTable } from './table';

let ledger: InMemoryLedger;

beforeAll(async () => {
  ledger = await openInMemoryLedger();
});

afterAll(() => ledger.close());

const range = dayRange(parseUtcDay('2026-10-29'), parseUtcDay('2026-11-04'));
const periods = ['2026-10', '2026-11'].map(parseBillingPeriod);
const at = (hour: number): Instant => parseInstant(`2026-11-05T0${hour}:00:00Z`);

/** The ledger as it ought to be: for each day of each account all that was ever taken over, oldest first. */
class Model {
  readonly #revisions = new Map<string, CostDay[]>();

  record({ account, days, ...look }: Observation): Recorded {
    const [written, unchanged, superseded]: [UtcDay[], UtcDay[], UtcDay[]] = [[], [], []];
    for (const day of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) {
      const key = JSON.stringify([account, day.day]);
      const known = this.#revisions.get(key) ?? [];
      const current = known.at(-1);
      if (current && isDeepStrictEqual(contentOf(current), contentOf(day))) unchanged.push(day.day);
      else if (current && current.fetchedAt > look.fetchedAt) superseded.push(day.day);
      else {
        written.push(day.day);
        this.#revisions.set(key, [...known, { account, ...look, ...day }]);
      }
    }
    return { written, unchanged, superseded };
  }

  days(account: string, asOf?: Instant): CostDay[] {
    return [...this.#revisions.values()]
      .flatMap((known) => known.filter((day) => !asOf || day.fetchedAt <= asOf).at(-1) ?? [])
      .filter((day) => day.account === account)
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  month(account: string, period: BillingPeriod): CostMonth | undefined {
    const days = this.days(account).filter(({ day }) => billingPeriodOf(day) === period);
    if (days.length === 0) return undefined;
    const common = metrics.filter((metric) => days.every((day) => day.metrics.includes(metric)));
    const lines = days.flatMap(({ matrix }) => matrix);
    const matrix = costMatrix(lines.map((line) => ({ ...line, amounts: {} }))).map((sum) => {
      const summands = lines.filter(
        ({ service, chargeType, currency }) =>
          service === sum.service && chargeType === sum.chargeType && currency === sum.currency,
      );
      return { ...sum, amounts: totals(summands, common) };
    });
    return {
      account,
      period,
      estimated: days.some(({ estimated }) => estimated),
      metrics: common,
      matrix,
      days: days.map(({ day }) => day),
      origins: [...new Set(days.map(({ origin }) => origin))].sort(),
      fetchedAt:
        days
          .map(({ fetchedAt }) => fetchedAt)
          .sort()
          .at(-1) ?? at(0),
    };
  }
}

function contentOf({ day, estimated, metrics, matrix }: DayCosts): DayCosts {
  return { day, estimated, metrics, matrix };
}

function totals(lines: readonly CostLine[], common: readonly Metric[]): MetricAmounts {
  return Object.fromEntries(
    common.map((metric) => [
      metric,
      sumAmounts(lines.flatMap(({ amounts }) => amounts[metric] ?? [])),
    ]),
  );
}

const amount = fc
  .tuple(fc.constantFrom('', '-'), fc.nat(999), fc.nat(10 ** 6), fc.nat(14))
  .map(([sign, whole, decimals, zeros]) =>
    parseAmount(`${sign}${whole}.${'0'.repeat(zeros)}${decimals}`),
  );

const dayCosts = (day: UtcDay): fc.Arbitrary<DayCosts> =>
  fc.subarray([...metrics], { minLength: 1 }).chain((given) =>
    fc.record({
      day: fc.constant(day),
      // Few that differ, so that days often stay as they are.
      estimated: fc.constantFrom(false, false, true),
      metrics: fc.constant(given),
      matrix: fc
        .array(
          fc.record({
            service: fc.constantFrom('Amazon EC2', 'AmazonEC2', ''),
            chargeType: fc.constantFrom('Usage', 'Tax'),
            currency: fc.constantFrom('USD', 'EUR'),
            amounts: fc
              .tuple(...given.map(() => fc.oneof(fc.constant(parseAmount('1')), amount)))
              .map((values) =>
                Object.fromEntries(given.map((metric, index) => [metric, values[index]])),
              ),
          }),
          { maxLength: 4 },
        )
        .map((lines) => costMatrix(lines)),
    }),
  );

const observation: fc.Arbitrary<Observation> = fc.record({
  account: fc.constantFrom('a', 'A'),
  fetchedAt: fc.nat(9).map(at),
  origin: fc.constantFrom('member', 'payer', 'focus:AWS'),
  days: fc.subarray(daysOf(range)).chain((days) => fc.tuple(...days.map(dayCosts))),
});

it('is the model, for any history', async () => {
  const { client } = ledger;
  let tables = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(observation, { minLength: 1, maxLength: 5 }), async (history) => {
      const table = `ledger-${(tables += 1)}`;
      await createTable(client, table);
      const { costs } = createLedger({ client, table });
      const model = new Model();
      // Each look twice, as after a run that was repeated.
      for (const look of history.flatMap((look) => [look, look])) {
        expect(await costs.record(look)).toEqual(model.record(look));
      }

      for (const account of ['a', 'A']) {
        expect(await costs.days(account, range)).toEqual(model.days(account));
        for (const asOf of history.map(({ fetchedAt }) => fetchedAt)) {
          expect(await costs.days(account, range, asOf)).toEqual(model.days(account, asOf));
        }
      }
      for (const period of periods) {
        const expected = ['A', 'a'].flatMap((account) => model.month(account, period) ?? []);
        const months = [
          await costs.months('A', [period]),
          await costs.months('a', [period]),
        ].flat();
        expect(months).toEqual(expected);
      }
      expect(await indexDifferences(client, table)).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 30_000);
