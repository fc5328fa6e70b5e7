import {
  amountSchema,
  InvalidInputError,
  metrics,
  utcDaySchema,
  type Metric,
  type MetricAmounts,
  type UtcDay,
} from '@orgcost/domain';
import type { Amount, Currency } from '@orgcost/money';
import * as z from 'zod';
import type { Page } from './pages';

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html (Metrics) */
export const metricNames: Readonly<Record<Metric, string>> = {
  unblended: 'UnblendedCost',
  amortized: 'AmortizedCost',
  'net-unblended': 'NetUnblendedCost',
  'net-amortized': 'NetAmortizedCost',
};

/** What one combination of the two grouping dimensions cost in a period. */
export interface CostGroup {
  /** One value for each dimension, in the order in which they were asked for. */
  readonly keys: readonly [string, string];
  readonly currency: Currency;
  readonly amounts: MetricAmounts;
}

/** A day, or a month, of an answer. A period that spans two pages comes as two. */
export interface PeriodCosts {
  /** The period's first UTC day. */
  readonly start: UtcDay;
  readonly estimated: boolean;
  readonly groups: readonly CostGroup[];
}

const groupSchema = z.object({
  Keys: z.tuple([z.string(), z.string()]),
  Metrics: z.record(z.string(), z.object({ Amount: amountSchema, Unit: z.string().min(1) })),
});

const costAndUsageSchema = z.object({
  ResultsByTime: z.array(
    z.object({
      TimePeriod: z.object({ Start: utcDaySchema }),
      Estimated: z.boolean().default(false),
      Groups: z.array(groupSchema).default([]),
    }),
  ),
  NextPageToken: z.string().optional(),
});

const dimensionValuesSchema = z.object({
  DimensionValues: z.array(z.object({ Value: z.string() })),
  NextPageToken: z.string().optional(),
});

/**
 * Reads one page of an answer that is grouped by two dimensions: `Total` is empty then, amounts are decimal strings,
 * each with its unit, and a period without any cost comes without groups.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_ResultByTime.html
 * @throws ZodError, InvalidInputError when it makes no sense
 */
export function parseCostAndUsage(answer: unknown): Page<PeriodCosts> {
  const { ResultsByTime, NextPageToken } = costAndUsageSchema.parse(answer);
  const items = ResultsByTime.map(({ TimePeriod, Estimated, Groups }) => ({
    start: TimePeriod.Start,
    estimated: Estimated,
    groups: Groups.map(costGroup),
  }));
  return { items, next: NextPageToken };
}

/**
 * Reads one page of a dimension's values.
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html
 * @throws ZodError
 */
export function parseDimensionValues(answer: unknown): Page<string> {
  const { DimensionValues, NextPageToken } = dimensionValuesSchema.parse(answer);
  return { items: DimensionValues.map(({ Value }) => Value), next: NextPageToken };
}

function costGroup({ Keys, Metrics }: z.infer<typeof groupSchema>): CostGroup {
  const amounts: Partial<Record<Metric, Amount>> = {};
  const units = new Set<Currency>();
  for (const metric of metrics) {
    const value = Metrics[metricNames[metric]];
    if (value === undefined) continue;
    amounts[metric] = value.Amount;
    units.add(value.Unit);
  }
  const [currency, ...others] = units;
  if (currency === undefined || others.length > 0) {
    throw new InvalidInputError(
      `"${Keys.join('", "')}" has ${currency === undefined ? 'no metric that was asked for' : `several currencies: ${[...units].join(', ')}`}`,
    );
  }
  return { keys: Keys, currency, amounts };
}
