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

export type Counts = Omit<FocusSummary, 'totals' | 'rejectsFile' | 'warnings'>;

const countsSchema = z.object({
  rows: z.number(),
  taken: z.number(),
  rejected: z.number(),
  otherProviders: z.number(),
  accounts: z.number(),
});

export async function countRows({ database }: Scratch): Promise<Counts> {
  const answer = await database.runAndReadAll(`
    SELECT CAST(count(*) AS DOUBLE) AS rows,
      CAST((SELECT count(*) FROM charge) AS DOUBLE) AS taken,
      CAST((SELECT count(*) FROM rejected) AS DOUBLE) AS rejected,
      CAST(count(*) FILTER (kind = 'other') AS DOUBLE) AS "otherProviders",
      CAST((SELECT count(DISTINCT account) FROM cost) AS DOUBLE) AS accounts
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
