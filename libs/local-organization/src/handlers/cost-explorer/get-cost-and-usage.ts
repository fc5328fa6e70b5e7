import type { UtcDay } from '@orgcost/domain';
import * as z from 'zod';
import { isEstimated } from '../../costs/estimated';
import { RecentlyUsed } from '../../recently-used';
import { validate } from '../../wire/validate';
import type { Context, Handler } from '../handler';
import { expressionSchema, groupDimensions } from './expression';
import { addCharge, metricNames, metricValues, noSums, type Sums } from './metrics';
import { fingerprint, readToken, writeToken, type Position } from './page-token';
import { periodsOf, rangeOf, timePeriodSchema, type Period } from './time-period';
import { dimensionsOf, visibleCharges, type VisibleCharge } from './visible-charges';

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html */
const inputSchema = z.object({
  TimePeriod: timePeriodSchema,
  Granularity: z.enum(['DAILY', 'MONTHLY']),
  Metrics: z.array(z.enum(metricNames)).min(1),
  GroupBy: z
    .array(z.object({ Type: z.literal('DIMENSION'), Key: z.enum(groupDimensions) }))
    .max(2)
    .default([]),
  Filter: expressionSchema.optional(),
  NextPageToken: z.string().optional(),
});

type Query = Omit<z.infer<typeof inputSchema>, 'NextPageToken'>;

interface Group {
  readonly keys: readonly string[];
  readonly sums: Sums;
}

/** Pages of one query, and of one period of it, come one after the other. */
const remembered = 8;

export function getCostAndUsage(): Handler {
  const queries = new RecentlyUsed<ReturnType<typeof visibleCharges>>(remembered);
  const answered = new RecentlyUsed<readonly Group[]>(remembered);

  return (context, caller, input) => {
    const { NextPageToken, ...query } = validate(inputSchema, input);
    const { organization, today } = context;
    const range = rangeOf(query.TimePeriod, organization.history(today), today);
    const periods = periodsOf(range, query.Granularity);
    const id = fingerprint([caller.account, today, organization.restatements, query]);
    const charges = queries.get(id, () => visibleCharges(context, caller, query.Filter));
    const groupsOf = (period: Period) =>
      answered.get(`${id} ${period.from}`, () => groups(query, charges(period)));

    if (query.GroupBy.length === 0) {
      const results = periods.map((period) => total(query, period, today, groupsOf(period)));
      return { ResultsByTime: results, DimensionValueAttributes: [] };
    }
    if (NextPageToken !== undefined) context.faults.nextPage();
    const start = NextPageToken === undefined ? firstPage : readToken(NextPageToken, id);
    const { results, next } = page(periods, groupsOf, start, context.pageSize);
    return {
      GroupDefinitions: query.GroupBy,
      ResultsByTime: results.map(({ period, some }) => grouped(query, period, today, some)),
      DimensionValueAttributes: accountNames(
        context,
        query,
        results.flatMap(({ some }) => some),
      ),
      ...(next && { NextPageToken: writeToken(id, next) }),
    };
  };
}

/** In the order in which their charges come. */
function groups({ GroupBy }: Query, charges: Iterable<VisibleCharge>): readonly Group[] {
  const byKeys = new Map<string, Group>();
  for (const visible of charges) {
    const values = dimensionsOf(visible);
    const keys = GroupBy.map(({ Key }) => values[Key]);
    const name = keys.join('\n');
    const group = byKeys.get(name) ?? { keys, sums: noSums() };
    byKeys.set(name, group);
    addCharge(group.sums, visible.charge);
  }
  return [...byKeys.values()];
}

const firstPage: Position = { period: 0, group: 0 };

/** Fills a page, whose end may lie in the middle of a period. */
function page(
  periods: readonly Period[],
  groupsOf: (period: Period) => readonly Group[],
  start: Position,
  size: number,
) {
  const results: { readonly period: Period; readonly some: readonly Group[] }[] = [];
  let room = size;
  for (const [offset, period] of periods.slice(start.period).entries()) {
    const index = start.period + offset;
    if (room === 0) return { results, next: { period: index, group: 0 } };
    const skipped = offset === 0 ? start.group : 0;
    const all = groupsOf(period);
    const some = all.slice(skipped, skipped + room);
    results.push({ period, some });
    room -= some.length;
    const group = skipped + some.length;
    if (group < all.length) return { results, next: { period: index, group } };
  }
  return { results, next: undefined };
}

function grouped({ Metrics }: Query, period: Period, today: UtcDay, some: readonly Group[]) {
  const Groups = some.map(({ keys, sums }) => ({
    Keys: keys,
    Metrics: metricValues(sums, Metrics),
  }));
  return { ...timeOf(period, today), Total: {}, Groups };
}

function total({ Metrics }: Query, period: Period, today: UtcDay, [only]: readonly Group[]) {
  return {
    ...timeOf(period, today),
    Total: metricValues(only?.sums ?? noSums(), Metrics),
    Groups: [],
  };
}

function timeOf({ from, to, billingPeriod }: Period, today: UtcDay) {
  return {
    TimePeriod: { Start: from, End: to },
    Estimated: isEstimated(billingPeriod, today),
  };
}

/** Cost Explorer explains the accounts that it groups by. */
function accountNames({ organization }: Context, { GroupBy }: Query, shown: readonly Group[]) {
  const place = GroupBy.findIndex(({ Key }) => Key === 'LINKED_ACCOUNT');
  const ids = new Set(shown.flatMap(({ keys }) => keys[place] ?? []));
  return [...ids].map((id) => ({
    Value: id,
    Attributes: { description: organization.account(id)?.name },
  }));
}
