import { thresholdsOf, type AccountFacts } from '@orgcost/alerting';
import { accountPlaces, tieredAccountsOf } from '@orgcost/aws-organization';
import type { DirectoryAccount } from '@orgcost/collection';
import type { Deployment } from '@orgcost/config';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { accountDirectory, organizationsClient } from '../aws/clients';
import type { Settings } from '../config/settings';

/** An account of the organization, and what the config says that it is to have. */
export type DeployedAccount = Pick<
  AccountFacts,
  'account' | 'name' | 'state' | 'joined' | 'place' | 'desired'
>;

/** Every account, in the order in which the organization lists them. @throws CostSourceError */
export async function organizationAccounts(
  settings: Settings,
  deployment: Deployment,
  ledger: Pick<Ledger, 'accounts'>,
): Promise<readonly DeployedAccount[]> {
  const client = organizationsClient(settings);
  const accounts = await accountDirectory(settings).listAccounts();
  const ids = accounts.map(({ id }) => id);
  const places = await accountPlaces(client, ids);
  const tiered = tieredAccountsOf(client, ledger.accounts, deployment.alarms);
  const placed = new Map((await tiered.tieredAccounts(ids)).map((each) => [each.id, each]));
  return accounts.map(({ id, name, state, management, joined }) => ({
    account: id,
    name,
    state,
    ...(joined !== undefined && { joined }),
    place: placeOf({ id, management }, places.get(id) ?? [], deployment),
    // The template of the management account has the thresholds of its id alone.
    desired: thresholdsOf(deployment.alarms, (management ? undefined : placed.get(id)) ?? { id }),
  }));
}

function placeOf(
  { id, management }: Pick<DirectoryAccount, 'id' | 'management'>,
  units: readonly string[],
  { organizationalUnits, excludedAccounts }: Deployment,
): AccountFacts['place'] {
  if (management) return 'management';
  if (excludedAccounts.includes(id)) return 'excluded';
  return units.some((unit) => organizationalUnits.includes(unit)) ? 'stack-set' : 'outside';
}
