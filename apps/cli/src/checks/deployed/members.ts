import { accountPlaces } from '@orgcost/aws-organization';
import type { Deployment } from '@orgcost/config';
import type { AccountId } from '@orgcost/domain';
import { accountDirectory, organizationsClient } from '../../aws/clients';
import type { Settings } from '../../config/settings';
import { count } from '../../output/count';

/** Active accounts, by what a deployment is to give them. */
export interface Members {
  /** They are to have a stack of the StackSet. */
  readonly equipped: readonly AccountId[];
  /** They are to have a role: the same, and the management account. */
  readonly withRole: readonly AccountId[];
  /** What was found, for people. */
  readonly detail: string;
}

/** @throws CostSourceError where the organization cannot be read */
export async function readMembers(
  settings: Settings,
  { organizationalUnits, excludedAccounts }: Deployment,
): Promise<Members> {
  const accounts = await accountDirectory(settings).listAccounts();
  const active = accounts.filter(({ state }) => state === 'ACTIVE');
  const places = await accountPlaces(
    organizationsClient(settings),
    active.map(({ id }) => id),
  );
  const equipped = active
    .filter(
      ({ id, management }) =>
        !management &&
        !excludedAccounts.includes(id) &&
        (places.get(id) ?? []).some((unit) => organizationalUnits.includes(unit)),
    )
    .map(({ id }) => id);
  const management = active.filter((account) => account.management).map(({ id }) => id);
  return {
    equipped,
    withRole: [...management, ...equipped],
    detail: `${count(accounts.length, 'account')}, of which ${equipped.length.toLocaleString('en-US')} are to have a stack`,
  };
}
