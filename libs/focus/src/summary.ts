import type { DaysOfAccount } from '@orgcost/collection';
import {
  accountIdSchema,
  addMetricAmounts,
  billingPeriodSchema,
  utcDaySchema,
  type BillingPeriod,
  type MetricAmounts,
  type UtcDay,
} from '@orgcost/domain';
import type { Currency } from '@orgcost/money';
import * as z from 'zod';
import type { Scratch } from './scratch';
import { amountsOf, rowsOf, sumSchema, sumsBy } from './sums';

/** What became of the rows of all files: `rows` = `taken` + `rejected` + `otherProviders`. */
export interface FocusSummary {
  readonly rows: number;
  readonly taken: number;
  readonly rejected: number;
  /** Rows of a provider that was not asked for. */
  readonly otherProviders: number;
  readonly accounts: number;
  /** What was taken, by billing period, in order. */
  readonly periods: readonly PeriodCount[];
  /** Of the rows taken, by currency; a metric that one of them lacks is absent. */
  readonly totals: readonly CurrencyTotal[];
  /** Days of which rows were rejected, so that their costs are not whole. */
  readonly incompleteDays: readonly DaysOfAccount[];
  /** Rejected rows that do not tell of which account and day they are. */
  readonly rejectedWithoutDay: number;
  /** Where the rejected rows are, with the reason; absent when there are none. */
  readonly rejectsFile?: string;
  /** What is doubtful about a file or about the charges as a whole, in one line each. */
  readonly warnings: readonly string[];
}

export interface PeriodCount {
  readonly period: BillingPeriod;
  /** Rows taken. */
  readonly rows: number;
  /** The first UTC day that has cost; between it and the last there may be days without. */
  readonly firstDay: UtcDay;
  readonly lastDay: UtcDay;
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
  rejectedWithoutDay: count,
});

export async function countRows({ database }: Scratch): Promise<z.infer<typeof countsSchema>> {
  const answer = await database.runAndReadAll(`
    SELECT ${rowsOf('part')} AS rows,
      ${rowsOf('charge')} AS taken,
      (SELECT count(*) FROM rejected) AS rejected,
      ${rowsOf(`part WHERE kind = 'other'`)} AS "otherProviders",
      (SELECT count(DISTINCT account) FROM account_key) AS accounts,
      (SELECT count(*) FROM rejected_place WHERE day IS NULL) AS "rejectedWithoutDay"`);
  return countsSchema.parse(answer.getRowObjectsJS()[0]);
}

const periodsSchema = z.array(
  z.object({
    period: billingPeriodSchema,
    rows: count,
    firstDay: utcDaySchema,
    lastDay: utcDaySchema,
  }),
);

export async function countByPeriod({ database }: Scratch): Promise<PeriodCount[]> {
  const answer = await database.runAndReadAll(`
    SELECT left(day, 7) AS period, CAST(sum(rows) AS BIGINT) AS rows, min(day) AS "firstDay", max(day) AS "lastDay"
    FROM charge GROUP BY period ORDER BY period`);
  return periodsSchema.parse(answer.getRowObjectsJS());
}

const daysOfAccountsSchema = z.array(
  z.object({ account: accountIdSchema, days: z.array(utcDaySchema) }),
);

export async function findIncompleteDays({ database }: Scratch): Promise<DaysOfAccount[]> {
  const answer = await database.runAndReadAll(`
    SELECT account, list(DISTINCT day ORDER BY day) AS days
    FROM rejected_place WHERE day IS NOT NULL GROUP BY account ORDER BY account`);
  return daysOfAccountsSchema.parse(answer.getRowObjectsJS());
}

const totalSchema = sumSchema.extend({ currency: z.string() });

export async function totalsByCurrency({ database }: Scratch): Promise<CurrencyTotal[]> {
  const totals = new Map<Currency, MetricAmounts>();
  const result = await database.stream(`${sumsBy('currency')} ORDER BY currency`);
  for await (const rows of result.yieldRowObjects()) {
    for (const row of rows) {
      const { currency, ...sum } = totalSchema.parse(row);
      const present = totals.get(currency);
      totals.set(currency, present ? addMetricAmounts(present, amountsOf(sum)) : amountsOf(sum));
    }
  }
  return [...totals].map(([currency, amounts]) => ({ currency, amounts }));
}
