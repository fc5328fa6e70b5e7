import type { ImportedCosts } from '@orgcost/collection';
import {
  costMatrix,
  metricsOf,
  parseUtcDay,
  type AccountId,
  type CostLine,
  type DayCosts,
  type Metric,
  type MetricAmounts,
} from '@orgcost/domain';
import * as z from 'zod';
import { keyOf, type AccountKey, type CostKeys } from './cost-keys';
import type { Scratch } from './scratch';
import { amountsOf, focusMetrics, sumSchema } from './sums';

const costSchema = sumSchema.extend({
  account_id: z.number(),
  day: z.string(),
  line_id: z.number(),
});

/**
 * One account after the other, each with its days in order: no more than one account is in memory.
 * @param among those of no others are read; all without it
 */
export async function* streamAccountDays(
  { database }: Scratch,
  { accounts, lines }: CostKeys,
  among?: ReadonlySet<AccountId>,
): AsyncGenerator<ImportedCosts> {
  const wanted = [...accounts].filter(
    ([, { account }]) => among === undefined || among.has(account),
  );
  if (wanted.length === 0) return;
  const ids = wanted.map(([id]) => id).join(', ');
  const costs = await database.stream(
    `FROM cost WHERE account_id IN (${ids}) ORDER BY account_id, day, line_id`,
  );
  let current: number | undefined;
  let days = new Map<string, CostLine[]>();
  for await (const rows of costs.yieldRowObjects()) {
    for (const row of rows) {
      const cost = costSchema.parse(row);
      const { account_id: id, day } = cost;
      if (current !== undefined && current !== id) {
        yield accountDays(keyOf(accounts, current), days);
        days = new Map();
      }
      current = id;
      const line = { ...keyOf(lines, cost.line_id), amounts: amountsOf(cost) };
      const present = days.get(day);
      if (present) present.push(line);
      else days.set(day, [line]);
    }
  }
  if (current !== undefined) yield accountDays(keyOf(accounts, current), days);
}

function accountDays(account: AccountKey, days: ReadonlyMap<string, CostLine[]>): ImportedCosts {
  return { ...account, days: [...days].map(([day, lines]) => dayCosts(day, lines)) };
}

/** FOCUS does not tell whether a charge may still change. A metric that one charge of the day lacks, the day lacks. */
function dayCosts(day: string, lines: readonly CostLine[]): DayCosts {
  const metrics = metricsOf(lines);
  const matrix = costMatrix(lines);
  return {
    day: parseUtcDay(day),
    estimated: false,
    metrics,
    matrix:
      metrics.length === focusMetrics.length
        ? matrix
        : matrix.map((line) => ({ ...line, amounts: only(metrics, line.amounts) })),
  };
}

function only(metrics: readonly Metric[], amounts: MetricAmounts): MetricAmounts {
  return Object.fromEntries(metrics.map((metric) => [metric, amounts[metric]]));
}
