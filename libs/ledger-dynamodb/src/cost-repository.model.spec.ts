import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Observation, Recorded } from '@orgcost/collection';
import {
  billingPeriodOf,
  costMatrix,
  metrics,
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
import { sumAmounts } from '@orgcost/money';
import { openInMemoryLedger, table, type InMemoryLedger } from './in-memory-ledger.fixture';
import { accounts, at, observation, periods, range } from './observations.fixture';

let ledger: InMemoryLedger;

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

it('is the model, for any history', async () => {
  const histories = fc.array(observation, { minLength: 1, maxLength: 5 });
  const property = fc.asyncProperty(histories, async (history) => {
    const { client, costs } = ledger;
    const model = new Model();
    // Each look twice, as after a run that was repeated.
    for (const look of history.flatMap((look) => [look, look])) {
      const previewed = await costs.preview(look);
      const recorded = model.record(look);
      expect(previewed).toEqual(recorded);
      expect(await costs.record(look)).toEqual(recorded);
    }

    for (const account of accounts) {
      expect(await costs.days(account, range)).toEqual(model.days(account));
      for (const asOf of history.map(({ fetchedAt }) => fetchedAt)) {
        expect(await costs.days(account, range, asOf)).toEqual(model.days(account, asOf));
      }
    }
    for (const period of periods) {
      for (const account of accounts) {
        const expected = model.month(account, period);
        expect(await costs.months(account, [period])).toEqual(expected ? [expected] : []);
      }
    }
    expect(await indexDifferences(client, table)).toEqual([]);
  });
  await fc.assert(property, {
    numRuns: 12,
    plugins: [
      fc.beforeEach(async () => {
        ledger = await openInMemoryLedger();
      }),
      fc.afterEach(() => ledger.close()),
    ],
  });
}, 90_000);
