import {
  policiesByAccount as policiesByTier,
  type Looking,
  type PoliciesByAccount,
} from '@orgcost/alerting';
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
): Promise<PoliciesByAccount> {
  const tiered = tieredAccountsOf(organizationsClient(settings), ledger.accounts, alarms);
  return policiesByTier(alarms, tiered, accounts);
}
