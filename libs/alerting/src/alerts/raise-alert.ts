import { type Clock } from '@orgcost/domain';
import { explain } from '../explanation/explain';
import { lastDayOf, rangeOf } from '../explanation/range-of';
import { historyFrom, type Looking } from '../policies/view';
import type { AccountProfiles } from '../ports/account-profiles';
import type { AlertLedger } from '../ports/alert-ledger';
import type { CostHistory } from '../ports/cost-history';
import { alertKeyOf } from './alert-id';
import type { Crossing } from './crossing';
import { subjectOn } from './subject';

export interface Raising {
  readonly alerts: Pick<AlertLedger, 'alert' | 'raise'>;
  readonly history: CostHistory;
  readonly accounts: AccountProfiles;
  readonly clock: Clock;
  readonly looking: Looking;
  /** The account tag that names its cost center. */
  readonly costCenterTag: string;
}

/**
 * Records a crossing as an alert, explained by what was known when it was found. Once: whoever finds it again adds nothing.
 * @returns whether it is new
 */
export async function raiseAlert(
  { alerts, history, accounts, clock, looking, costCenterTag }: Raising,
  crossing: Crossing,
): Promise<boolean> {
  const { account, at } = crossing;
  // To explain it takes many times what it takes to look whether it was.
  if (await alerts.alert(alertKeyOf(crossing))) return false;
  const { from, to } = rangeOf(crossing);
  const [days, profiles] = await Promise.all([
    // A test is of no costs.
    crossing.policy === 'test'
      ? []
      : history.observedDays(account, { from: historyFrom(from), to }, at),
    accounts.profiles([account]),
  ]);
  const subject = subjectOn(lastDayOf(crossing), profiles, costCenterTag);
  return alerts.raise({
    crossing,
    raisedAt: clock(),
    ...(subject && { subject }),
    explanation: explain(crossing, days, looking),
    delivery: { state: 'pending', uncertain: [] },
  });
}
