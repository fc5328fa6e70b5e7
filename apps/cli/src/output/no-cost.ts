import type { Instant, UtcDay } from '@orgcost/domain';
import type { CostSurvey } from '../costs/survey-costs';

/** Tells days that cost nothing from days that nobody has looked at. */
export function renderNoCost(
  { origins }: Pick<CostSurvey, 'origins'>,
  from: UtcDay,
  asOf: Instant | undefined,
): string {
  if (origins.size > 0) return 'No cost: these days were collected, and nothing was charged.\n';
  return asOf === undefined
    ? `Not collected: the ledger has nothing of these days; "orgcost collect --since ${from}" reads days that AWS still has.\n`
    : 'Not collected: of these days the ledger knew nothing then.\n';
}
