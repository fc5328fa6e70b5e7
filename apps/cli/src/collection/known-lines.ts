import type { CostLedger, Run } from '@orgcost/collection';
import { billingPeriodsOf, type AccountId, type ChargeType } from '@orgcost/domain';

/** What the ledger knows of an account's lines in a month. */
export interface KnownLines {
  readonly lines: number;
  readonly chargeTypes: ReadonlySet<ChargeType>;
}

/** Of each account that Cost Explorer told of in the newest month that was collected. */
export async function knownLines(
  costs: Pick<CostLedger, 'organizationMonth'>,
  runs: readonly Run[],
): Promise<ReadonlyMap<AccountId, KnownLines>> {
  const periods = new Set(runs.flatMap(({ window }) => billingPeriodsOf(window)));
  for (const period of [...periods].sort().reverse()) {
    const found = new Map<AccountId, KnownLines>();
    // An estimate does without a month that is damaged: the run that meets it names it.
    const months = costs.organizationMonth(period, () => undefined);
    for await (const { account, origins, matrix } of months) {
      // A file's charge categories are not those of Cost Explorer.
      if (matrix.length === 0 || origins.some((origin) => origin.startsWith('focus:'))) continue;
      const chargeTypes = new Set(matrix.map(({ chargeType }) => chargeType));
      found.set(account, { lines: matrix.length, chargeTypes });
    }
    if (found.size > 0) return found;
  }
  return new Map();
}
