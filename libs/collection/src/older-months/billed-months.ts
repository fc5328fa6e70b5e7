import { billingPeriodOf } from '@orgcost/domain';
import type { BilledMonth } from '../ports/billing-ledger';
import { hasCosts, type AccountResult } from '../run/run';

/** The older months that a result read again, as the payer was billed for them. */
export function billedMonthsOf({ account, outcome, ranges }: AccountResult): BilledMonth[] {
  if (!hasCosts(outcome)) return [];
  return ranges.flatMap(({ from, bill }) =>
    bill === undefined ? [] : [{ account, period: billingPeriodOf(from), ...bill }],
  );
}
