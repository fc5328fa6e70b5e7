import type { CostLedger, Run } from '@orgcost/collection';
import { billingPeriodsOf, type BillingPeriod, type ChargeType } from '@orgcost/domain';

export interface KnownChargeTypes {
  readonly period: BillingPeriod;
  readonly count: number;
}

/** How many charge types Cost Explorer told of in the newest month that was collected; undefined before the first. */
export async function knownChargeTypes(
  costs: Pick<CostLedger, 'organizationMonth'>,
  runs: readonly Run[],
): Promise<KnownChargeTypes | undefined> {
  const periods = new Set(runs.flatMap(({ window }) => billingPeriodsOf(window)));
  for (const period of [...periods].sort().reverse()) {
    const found = new Set<ChargeType>();
    for await (const { origins, matrix } of costs.organizationMonth(period)) {
      // A file's charge categories are not those of Cost Explorer.
      if (origins.some((origin) => origin.startsWith('focus:'))) continue;
      for (const { chargeType } of matrix) found.add(chargeType);
    }
    if (found.size > 0) return { period, count: found.size };
  }
  return undefined;
}
