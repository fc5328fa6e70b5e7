import { policiesOf, type Looking, type Policies } from '@orgcost/alerting';
import { tieredAccountsOf } from '@orgcost/aws-organization';
import type { AlarmSettings } from '@orgcost/config';
import type { AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { organizationsClient } from '../aws/clients';
import type { Settings } from '../config/settings';

/** What of costs is counted, as the config says; thresholds are of the currency of AWS's billing metric. */
export function lookingOf({
  metric,
  settleHours,
}: Pick<AlarmSettings, 'metric' | 'settleHours'>): Looking {
  return { metric, currency: 'USD', settleHours };
}

/** The policies of each account: the organization is asked only where a tier goes by its OUs, or by tags that nobody read yet. */
export async function policiesByAccount(
  alarms: AlarmSettings,
  accounts: readonly AccountId[],
  { ledger, settings }: { readonly ledger: Pick<Ledger, 'accounts'>; readonly settings: Settings },
): Promise<(account: AccountId) => Policies> {
  const tiered = tieredAccountsOf(organizationsClient(settings), ledger.accounts, alarms);
  const placed = new Map((await tiered.tieredAccounts(accounts)).map((each) => [each.id, each]));
  // One that the organization does not have any more is in a tier by its id alone.
  return (id) => policiesOf(alarms, placed.get(id) ?? { id });
}
