import type { CostHistory, ObservedDay } from '@orgcost/alerting';
import { hasCosts, type AccountResult, type CostLedger, type RunLedger } from '@orgcost/collection';
import {
  addDays,
  addMonths,
  billingPeriodOf,
  containsDay,
  daysOfBillingPeriod,
  startOfDay,
  type AccountId,
  type CostDay,
  type DayRange,
  type Instant,
} from '@orgcost/domain';

/** More than come in the hours between a moment and what is asked of it. */
const resultsLookedAt = 10;

/**
 * The `CostHistory` of alerting, from the ledger's days and runs. A day that was the same as before is not written again:
 * when it was looked at last is known by the runs.
 */
export class LedgerCostHistory implements CostHistory {
  constructor(
    private readonly costs: Pick<CostLedger, 'days'>,
    private readonly runs: Pick<RunLedger, 'latestResults'>,
  ) {}

  async observedDays(
    account: AccountId,
    range: DayRange,
    asOf?: Instant,
  ): Promise<readonly ObservedDay[]> {
    const [days, results] = await Promise.all([
      this.costs.days(account, range, asOf),
      this.runs.latestResults(account, resultsLookedAt),
    ]);
    const last = results.find((result) => hasCosts(result.outcome) && isKnown(result, asOf));
    return days.map((day) => ({ ...day, seenAt: seenAt(day, last) }));
  }
}

function isKnown({ fetchedAt }: AccountResult, asOf: Instant | undefined): boolean {
  return fetchedAt !== undefined && (asOf === undefined || fetchedAt <= asOf);
}

function seenAt({ day, fetchedAt }: CostDay, last: AccountResult | undefined): Instant {
  const looked = last?.ranges.some((range) => containsDay(range, day))
    ? last.fetchedAt
    : lookedAtLeast({ day }, last);
  return looked !== undefined && looked > fetchedAt ? looked : fetchedAt;
}

/**
 * A day that a run need not look at any more was looked at a week into the month after it, whatever the runs were between:
 * see `refreshWindow`, and ADR 5.
 */
function lookedAtLeast(
  { day }: Pick<CostDay, 'day'>,
  { coverage, ranges = [] }: Partial<AccountResult> = {},
): Instant | undefined {
  const isCovered = coverage !== undefined && coverage.since <= day;
  const isBefore = ranges.some(({ from }) => day < from);
  if (!isCovered || !isBefore) return undefined;
  const { from } = daysOfBillingPeriod(addMonths(billingPeriodOf(day), 1));
  return startOfDay(addDays(from, 7));
}
