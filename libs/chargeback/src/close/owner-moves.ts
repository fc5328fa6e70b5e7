import { daysBetween, type DayRange } from '@orgcost/domain';
import type { CostCenterId } from '../ownership/cost-center';
import type { OwnerSpan } from '../ownership/owner-span';
import type { OwnerMove } from './closed-inputs';

/** Spans of the same days, each as one of both has them. */
interface Pair {
  readonly days: DayRange;
  readonly before: OwnerSpan;
  readonly after: OwnerSpan;
}

/** Days on which another cost center owns the account than before, those that follow each other together. */
export function differingOwners(
  before: readonly OwnerSpan[],
  after: readonly OwnerSpan[],
): Pick<OwnerMove, 'days' | 'from' | 'to'>[] {
  const moves: Pick<OwnerMove, 'days' | 'from' | 'to'>[] = [];
  for (const pair of pairs(before, after)) {
    const [from, to] = [pair.before.costCenter, pair.after.costCenter];
    if (from === to) continue;
    const last = moves.at(-1);
    if (last?.from === from && last.to === to && last.days.to === pair.days.from) {
      moves.splice(-1, 1, { ...last, days: { from: last.days.from, to: pair.days.to } });
    } else {
      moves.push({ days: pair.days, from, to });
    }
  }
  return moves;
}

/** Who is billed for days of a closed month by now. */
export interface BilledSpan extends OwnerSpan {
  /** Who owned them as the month was closed, where a move came in between. */
  readonly closedOwner?: CostCenterId;
}

/**
 * A span as rules of its closed month see it. They go on to go by the owner that they went by: by another one, they would
 * take what was left with the account's owner before, or leave what they took, and a move back would not find it.
 */
export function asClosed({ closedOwner, ...span }: BilledSpan): OwnerSpan {
  return closedOwner === undefined ? span : { ...span, costCenter: closedOwner };
}

/** The spans with the days of a move as the move has them. */
export function afterMove(
  spans: readonly BilledSpan[],
  { days, from, to }: Pick<OwnerMove, 'days' | 'from' | 'to'>,
): BilledSpan[] {
  return spans.flatMap((span): BilledSpan[] => {
    const within = intersection(span, days);
    if (!within || span.costCenter !== from) return [span];
    return [
      ...(span.from < within.from ? [{ ...span, to: within.from }] : []),
      { ...span, ...within, costCenter: to, closedOwner: asClosed(span).costCenter },
      ...(within.to < span.to ? [{ ...span, from: within.to }] : []),
    ];
  });
}

function* pairs(before: readonly OwnerSpan[], after: readonly OwnerSpan[]): Iterable<Pair> {
  for (const one of before) {
    for (const other of after) {
      const days = intersection(one, other);
      if (days) yield { days, before: one, after: other };
    }
  }
}

function intersection(a: DayRange, b: DayRange): DayRange | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return daysBetween(from, to) > 0 ? { from, to } : undefined;
}
