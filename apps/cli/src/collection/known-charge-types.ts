import type { CostLedger, Run } from '@orgcost/collection';
import type { AccountId, ChargeType } from '@orgcost/domain';
import { knownLines } from './known-lines';

/** The charge types of each account that Cost Explorer told of in the newest month that was collected. */
export async function knownChargeTypes(
  costs: Pick<CostLedger, 'organizationMonth'>,
  runs: readonly Run[],
): Promise<ReadonlyMap<AccountId, ReadonlySet<ChargeType>>> {
  const known = await knownLines(costs, runs);
  return new Map([...known].map(([account, { chargeTypes }]) => [account, chargeTypes]));
}
