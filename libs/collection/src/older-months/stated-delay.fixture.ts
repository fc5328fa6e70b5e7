import {
  addDays,
  addMonths,
  billingPeriodOf,
  daysBetween,
  daysOfBillingPeriod,
  type BillingPeriod,
  type UtcDay,
  type CollectionMode,
} from '@orgcost/domain';
import type { Restatement } from './restated-organization.fixture';
import { cleo, start, type History } from './restatement-histories.fixture';

// The delays that docs/adr/0006 promises.

/** The last day on which a month is read every day. */
function settles(period: BillingPeriod): UtcDay {
  return addDays(daysOfBillingPeriod(addMonths(period, 1)).from, 7);
}

/** The day by whose run the ledger has a restatement, at the latest; none that is hidden from the account. */
export function dueOn(restatement: Restatement, { mode, hindrances }: History): UtcDay | undefined {
  const { day, payerSees } = restatement;
  const unhindered = (from: UtcDay): UtcDay => {
    const isHindered = (it: UtcDay) => (hindrances[daysBetween(start, it)] ?? 'none') !== 'none';
    return isHindered(from) ? unhindered(addDays(from, 1)) : from;
  };
  const seen = shownOn(restatement, mode);
  if (seen === undefined) return undefined;
  const settled = settles(billingPeriodOf(day));
  if (seen <= settled) return unhindered(seen);
  const watchable = payerSees > settled ? payerSees : addDays(settled, 1);
  // A run of the day is shown what came since that of the day before: six days later, a week has passed since that.
  const watched = unhindered(addDays(watchable, 6));
  return seen <= watchable ? watched : unhindered(addDays(watched, 7));
}

/** The day from which on the run is shown a restatement, through whomever it reads the account. */
export function shownOn(
  { account, payerSees, accountSees }: Restatement,
  mode: CollectionMode,
): UtcDay | undefined {
  return mode === 'payer' || account === cleo ? payerSees : accountSees;
}
