import type { AccountGaps } from '@orgcost/collection';
import type { Instant, UtcDay } from '@orgcost/domain';
import type { CostSurvey } from '../costs/survey-costs';
import { collectSince } from './missing-days';

export interface DaysAsked {
  readonly from: UtcDay;
  readonly asOf: Instant | undefined;
  readonly today: UtcDay;
}

/** Tells days that cost nothing from days that nobody has looked at. What mends a gap is told where it is named. */
export function renderNoCost(
  { origins }: Pick<CostSurvey, 'origins'>,
  { uncollected, withoutData }: AccountGaps,
  { from, asOf, today }: DaysAsked,
): string {
  if (origins.size > 0) return 'No cost: these days were collected, and nothing was charged.\n';
  if (withoutData.length > 0 && uncollected.length === 0) {
    return 'No cost yet: there was no data to collect.\n';
  }
  if (asOf !== undefined) return 'Not collected: of these days the ledger knew nothing then.\n';
  if (from > today) return `Not collected: these days are yet to come; today is ${today} (UTC).\n`;
  if (uncollected.length > 0) return 'Not collected: the ledger has nothing of these days.\n';
  return `Not collected: the ledger has nothing of these days; ${collectSince(from, today)}.\n`;
}
