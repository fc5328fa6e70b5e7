import {
  containsDay,
  type CostDay,
  type CostOrigin,
  type DayCosts,
  type DayRange,
  type Metric,
} from '@orgcost/domain';

/**
 * Days of one month that files tell whole, of all accounts of their origin: a day of an account of which they tell
 * nothing has no cost, whatever earlier files told.
 */
export interface ToldSpan {
  readonly origin: CostOrigin;
  readonly days: DayRange;
  /** What the files give, so that a day without cost has these too. */
  readonly metrics: readonly Metric[];
}

/** A day of the ledger as files have it that tell nothing of it, where they tell it whole. */
export function emptiedDay(
  { day, origin }: CostDay,
  spans: readonly ToldSpan[],
): DayCosts | undefined {
  const span = spans.find((one) => one.origin === origin && containsDay(one.days, day));
  return span && { day, estimated: false, metrics: span.metrics, matrix: [] };
}
