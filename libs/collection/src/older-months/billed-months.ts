import { billingPeriodOf } from '@orgcost/domain';
import type { BilledMonth } from '../ports/billing-ledger';
import { hasCosts, type AccountResult } from '../run/run';

/** The older months that a result brought into the ledger, as the payer was billed for them when they had moved. */
export function billedMonthsOf({ account, outcome, ranges }: AccountResult): BilledMonth[] {
  if (!hasCosts(outcome)) return [];
  return ranges.flatMap(({ from, billed: digest }) =>
    digest === undefined ? [] : [{ account, period: billingPeriodOf(from), digest }],
  );
}
