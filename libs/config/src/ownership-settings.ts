import type { ChargebackSettings } from './chargeback-settings';
import { chargebackSchema } from './chargeback-settings';

/** What the config says of who owns what, as chargeback takes it. */
export type OwnershipConfig = Pick<
  ChargebackSettings,
  'costCenters' | 'accounts' | 'organizationalUnits' | 'unassigned'
> & {
  /** The account tag that names the cost center. */
  readonly costCenterTag: string;
};

/** A file without a section `chargeback` leaves it to tags and assignments. */
export function ownershipSettings({
  costCenterTag = 'cost-center',
  chargeback = chargebackSchema.parse({}),
}: {
  readonly costCenterTag?: string | undefined;
  readonly chargeback?: ChargebackSettings | undefined;
}): OwnershipConfig {
  const { costCenters, accounts, organizationalUnits, unassigned } = chargeback;
  return { costCenterTag, costCenters, accounts, organizationalUnits, unassigned };
}
