import { addMetricAmounts, type MetricAmounts } from '@orgcost/domain';
import type { Currency } from '@orgcost/money';
import * as z from 'zod';
import type { Scratch } from './scratch';
import { amountsOf, sumSchema, sumsBy } from './sums';

/** What became of a file's rows: `rows` = `taken` + `rejected` + `otherProviders`. */
export interface FocusSummary {
  readonly rows: number;
  readonly taken: number;
  readonly rejected: number;
  /** Rows of a provider that was not asked for. */
  readonly otherProviders: number;
  readonly accounts: number;
  /** Of the rows taken, by currency; a metric that one of them lacks is absent. */
  readonly totals: readonly CurrencyTotal[];
  /** Where the rejected rows are, with the reason; absent when there are none. */
  readonly rejectsFile?: string;
  /** What is doubtful about the file as a whole, in one line each. */
  readonly warnings: readonly string[];
}

export interface CurrencyTotal {
  readonly currency: Currency;
  readonly amounts: MetricAmounts;
}

const count = z.bigint().transform(Number);
const countsSchema = z.object({
  rows: count,
  taken: count,
  rejected: count,
  otherProviders: count,
  accounts: count,
});

export async function countRows({ database }: Scratch): Promise<z.infer<typeof countsSchema>> {
  const answer = await database.runAndReadAll(`
    SELECT count(*) AS rows,
      (SELECT count(*) FROM charge) AS taken,
      (SELECT count(*) FROM rejected) AS rejected,
      count(*) FILTER (kind = 'other') AS "otherProviders",
      (SELECT count(DISTINCT account) FROM cost) AS accounts
    FROM loaded`);
  return countsSchema.parse(answer.getRowObjectsJS()[0]);
}

const totalSchema = sumSchema.extend({ currency: z.string() });

export async function totalsByCurrency({ database }: Scratch): Promise<CurrencyTotal[]> {
  const totals = new Map<Currency, MetricAmounts>();
  const result = await database.stream(`${sumsBy('currency', 'cost')} ORDER BY currency`);
  for await (const rows of result.yieldRowObjectJs()) {
    for (const row of rows) {
      const { currency, ...sum } = totalSchema.parse(row);
      const present = totals.get(currency);
      totals.set(currency, present ? addMetricAmounts(present, amountsOf(sum)) : amountsOf(sum));
    }
  }
  return [...totals].map(([currency, amounts]) => ({ currency, amounts }));
}
