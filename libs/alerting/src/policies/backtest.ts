import {
  daysOf,
  instantFromEpoch,
  epochOf,
  startOfDay,
  type AccountId,
  type DayRange,
} from '@orgcost/domain';
import type { Crossing } from '../alerts/crossing';
import type { ObservedDay } from '../series/observed-day';
import { withoutServices } from '../series/without-services';
import { findCrossings } from './find-crossings';
import type { Policies } from './policies';
import { historyFrom, type Looking } from './view';

/** When in the day, in UTC, each look is made. */
const hour = 6;

/**
 * What policies would have found, had they been held against an account's costs each morning of a range: of that morning
 * the days before it, as they stand now. So late money is there sooner than it was.
 * @param days of the account, in order, from `historyFrom` of the first morning on
 */
export function backtest(
  policies: Policies,
  { account, days }: { readonly account: AccountId; readonly days: readonly ObservedDay[] },
  mornings: DayRange,
  looking: Looking,
): Crossing[] {
  const found: Crossing[] = [];
  const lookedAt = days.map(withoutServices);
  for (const today of daysOf(mornings)) {
    const at = instantFromEpoch(epochOf(startOfDay(today)) + hour * 3_600_000);
    const from = historyFrom(today);
    const known = lookedAt
      .filter(({ day }) => from <= day && day < today)
      .map((day) => ({ ...day, seenAt: at }));
    found.push(
      ...findCrossings(policies, { account, at, days: known, known: [...found] }, looking),
    );
  }
  return found;
}
