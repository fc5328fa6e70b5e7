import { thresholdsOf, type AccountFacts, type Thresholds } from '@orgcost/alerting';
import { accountPlaces, tieredAccountsOf } from '@orgcost/aws-organization';
import type { DirectoryAccount } from '@orgcost/collection';
import type { Deployment } from '@orgcost/config';
import type { AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { accountDirectory, organizationsClient } from '../aws/clients';
import type { Settings } from '../config/settings';

/** An account of the organization, and whether the config has it get alarms. */
export type DeployedAccount = Pick<AccountFacts, 'account' | 'name' | 'state' | 'joined' | 'place'>;

/** Every account, in the order in which the organization lists them. @throws CostSourceError */
export async function organizationAccounts(
  settings: Settings,
  deployment: Deployment,
): Promise<readonly DeployedAccount[]> {
  const accounts = await accountDirectory(settings).listAccounts();
  const places = await accountPlaces(
    organizationsClient(settings),
    accounts.map(({ id }) => id),
  );
  return accounts.map(({ id, name, state, management, joined }) => ({
    account: id,
    name,
    state,
    ...(joined !== undefined && { joined }),
    place: placeOf({ id, management }, places.get(id) ?? [], deployment),
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

/** The thresholds that the config says for accounts; those whose tier nobody knows are left out. @throws CostSourceError */
export async function desiredThresholds(
  settings: Settings,
  { alarms }: Deployment,
  ledger: Pick<Ledger, 'accounts'>,
  accounts: readonly DeployedAccount[],
): Promise<ReadonlyMap<AccountId, Thresholds>> {
  const watched = accounts.filter(({ place }) => place === 'stack-set');
  const tiered = tieredAccountsOf(organizationsClient(settings), ledger.accounts, alarms);
  const placed = await tiered.tieredAccounts(watched.map(({ account }) => account));
  // The template of the management account has the thresholds of its id alone.
  const management = accounts.filter(({ place }) => place === 'management');
  return new Map(
    [...placed, ...management.map(({ account }) => ({ id: account }))].map((each) => [
      each.id,
      thresholdsOf(alarms, each),
    ]),
  );
}
