import {
  unwatchedOf,
  type Looking,
  type MonthFacts,
  type UnwatchedAccount,
} from '@orgcost/alerting';
import { billingPeriodsOf, type AccountId, type DayRange } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';

/**
 * Accounts with costs in the months of a range of UTC days that can have no alert.
 * @param looked the accounts that are looked at
 */
export async function findUnwatched(
  { costs }: Pick<Ledger, 'costs'>,
  range: DayRange,
  looked: readonly AccountId[],
  looking: Looking,
): Promise<UnwatchedAccount[]> {
  const months: MonthFacts[] = [];
  for (const period of billingPeriodsOf(range)) {
    for await (const { account, metrics, matrix } of costs.organizationMonth(period)) {
      const currencies = [...new Set(matrix.map(({ currency }) => currency))];
      months.push({ account, metrics, currencies });
    }
  }
  return unwatchedOf(months, new Set(looked), looking);
}
