import type { CostLedger, Run } from '@orgcost/collection';
import { billingPeriodsOf, type AccountId, type ChargeType } from '@orgcost/domain';

/** The charge types of each account that Cost Explorer told of in the newest month that was collected. */
export async function knownChargeTypes(
  costs: Pick<CostLedger, 'organizationMonth'>,
  runs: readonly Run[],
): Promise<ReadonlyMap<AccountId, ReadonlySet<ChargeType>>> {
  const periods = new Set(runs.flatMap(({ window }) => billingPeriodsOf(window)));
  for (const period of [...periods].sort().reverse()) {
    const found = new Map<AccountId, ReadonlySet<ChargeType>>();
    for await (const { account, origins, matrix } of costs.organizationMonth(period)) {
      // A file's charge categories are not those of Cost Explorer.
      if (matrix.length === 0 || origins.some((origin) => origin.startsWith('focus:'))) continue;
      found.set(account, new Set(matrix.map(({ chargeType }) => chargeType)));
    }
    if (found.size > 0) return found;
  }
  return new Map();
}
