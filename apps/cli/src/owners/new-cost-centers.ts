import type { Assignment, OwnershipSettings } from '@orgcost/chargeback';
import type { Ledger } from '@orgcost/ledger-dynamodb';

/** A cost center that nothing has named before: a slip of the pen makes one, too. */
export interface NewCostCenter {
  readonly costCenter: string;
  /** Where it is named first. */
  readonly origin: string;
}

/**
 * Those of assignments that neither the config names, nor an account's tag, nor an assignment before. None where the config
 * lists all that there are: others are refused.
 * @param before what was assigned until then
 */
export async function newCostCenters(
  { accounts }: Pick<Ledger, 'accounts'>,
  { costCenters, unassigned, costCenterTag, ...configured }: OwnershipSettings,
  before: readonly Assignment[],
  added: readonly Assignment[],
): Promise<readonly NewCostCenter[]> {
  if (costCenters.length > 0) return [];
  const known = new Set<string | undefined>([
    undefined,
    unassigned,
    ...[...configured.accounts, ...configured.organizationalUnits, ...before].map(
      ({ costCenter }) => costCenter,
    ),
    ...(await accounts.profiles()).map(({ tags }) => tags[costCenterTag]),
  ]);
  const found = new Map<string, string>();
  for (const { costCenter, origin } of added) {
    if (costCenter === undefined || known.has(costCenter) || found.has(costCenter)) continue;
    found.set(costCenter, origin);
  }
  return [...found].map(([costCenter, origin]) => ({ costCenter, origin }));
}
