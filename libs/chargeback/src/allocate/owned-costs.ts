import { containsDay, costMatrix, type CostDay, type CostMatrix } from '@orgcost/domain';
import type { OwnerSpan } from '../ownership/owner-span';
import type { OwnedCosts } from './charge';

/** Spans as rules and statements see them: neighbors of one cost center and OU are one. */
export function chargedSpans(spans: readonly OwnerSpan[]): OwnerSpan[] {
  const merged: OwnerSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    const isSame =
      last?.costCenter === span.costCenter &&
      last.organizationalUnitPath === span.organizationalUnitPath;
    if (isSame) merged.splice(-1, 1, { ...last, to: span.to });
    else merged.push(span);
  }
  return merged;
}

/** All of a month's costs, of an account that one cost center owns for the whole of it. */
export function ownedByOne(span: OwnerSpan, matrix: CostMatrix): OwnedCosts[] {
  return [{ span, matrix }];
}

/** A month's costs, day by day, as they fall on who owned the account. */
export function ownedByDay(spans: readonly OwnerSpan[], days: readonly CostDay[]): OwnedCosts[] {
  return spans.map((span) => ({
    span,
    days: { from: span.from, to: span.to },
    matrix: costMatrix(
      days.filter(({ day }) => containsDay(span, day)).flatMap(({ matrix }) => matrix),
    ),
  }));
}
