import type { ImportedCosts } from '@orgcost/collection';
import {
  accountIdSchema,
  costMatrix,
  metricsOf,
  parseUtcDay,
  type CostLine,
  type DayCosts,
  type Metric,
  type MetricAmounts,
} from '@orgcost/domain';
import * as z from 'zod';
import type { Scratch } from './scratch';
import { amountsOf, sumSchema } from './sums';

const lineSchema = sumSchema.extend({
  account: accountIdSchema,
  provider: z.string(),
  day: z.string(),
  service: z.string(),
  charge_type: z.string(),
  currency: z.string(),
});
type Line = z.infer<typeof lineSchema>;

/** One account after the other, each with its days in order: no more than one account is in memory. */
export async function* streamAccountDays({ database }: Scratch): AsyncGenerator<ImportedCosts> {
  const result = await database.stream('SELECT * FROM cost ORDER BY account, day');
  let lines: Line[] = [];
  for await (const rows of result.yieldRowObjectJs()) {
    for (const row of rows) {
      const line = lineSchema.parse(row);
      if (lines[0] && lines[0].account !== line.account) {
        yield accountDays(lines[0], lines);
        lines = [];
      }
      lines.push(line);
    }
  }
  if (lines[0]) yield accountDays(lines[0], lines);
}

function accountDays({ account, provider }: Line, lines: readonly Line[]): ImportedCosts {
  const days = new Map<string, CostLine[]>();
  for (const line of lines) {
    const { day, service, charge_type: chargeType, currency } = line;
    const costLine = { service, chargeType, currency, amounts: amountsOf(line) };
    const present = days.get(day);
    if (present) present.push(costLine);
    else days.set(day, [costLine]);
  }
  return {
    account,
    origin: `focus:${provider}`,
    days: [...days].map(([day, costLines]) => dayCosts(day, costLines)),
  };
}

/** FOCUS does not tell whether a charge may still change. A metric that one charge of the day lacks, the day lacks. */
function dayCosts(day: string, lines: readonly CostLine[]): DayCosts {
  const metrics = metricsOf(lines);
  return {
    day: parseUtcDay(day),
    estimated: false,
    metrics,
    matrix: costMatrix(lines).map((line) => ({ ...line, amounts: only(metrics, line.amounts) })),
  };
}

function only(metrics: readonly Metric[], amounts: MetricAmounts): MetricAmounts {
  return Object.fromEntries(metrics.map((metric) => [metric, amounts[metric]]));
}
