import type { AccountProfile, UtcDay } from '@orgcost/domain';
import type { Coverage } from '../run/coverage';

/**
 * The first UTC day that the ledger is to have of an account, and lacks: all accounts are collected from the same day
 * on, or from when they joined. So one that is new, that could not be read, or that a run was stopped before, catches
 * up, however long ago that was.
 * @param collectedSince the day from which on every account is to be collected
 */
export function firstDayOwed(
  { joined }: Pick<AccountProfile, 'joined'>,
  collectedSince: UtcDay,
  coverage: Coverage | undefined,
): UtcDay | undefined {
  const first = joined !== undefined && joined > collectedSince ? joined : collectedSince;
  return coverage !== undefined && coverage.since <= first ? undefined : first;
}
