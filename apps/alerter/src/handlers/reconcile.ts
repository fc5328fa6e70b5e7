import { createOrganizationsClient, tieredAccountsOf } from '@orgcost/aws-organization';
import { readSettings } from '@orgcost/config';
import { instantFromEpoch } from '@orgcost/domain';
import { alarmStacks, createCloudFormationClient } from '@orgcost/stack-sets';
import { randomUUID } from 'node:crypto';
import { readReconcileConfig } from '../config';
import { openLedger } from '../open-ledger';
import { reconcile, type ReconcileResult } from '../reconcile';
import { reconcileSettingsSchema } from '../reconcile-settings';

const { settingsFile, ...table } = readReconcileConfig(process.env);
const { alarms, ...stackSet } = readSettings(settingsFile, reconcileSettingsSchema);
const ledger = openLedger(table);
const stacks = alarmStacks({ client: createCloudFormationClient(), ...stackSet });
// Of the ten minutes that the function has. After the first collection there is hardly anything to ask for.
const timeForTags = () => AbortSignal.timeout(5 * 60_000);
const accounts = tieredAccountsOf(
  createOrganizationsClient(),
  ledger.accounts,
  alarms,
  timeForTags,
);

/** Whatever calls it, a schedule or account events, it looks at all accounts: what an event says may be overtaken. */
export function handler(): Promise<ReconcileResult> {
  return reconcile(
    {
      stacks,
      accounts,
      thresholds: ledger.thresholds,
      clock: () => instantFromEpoch(Date.now()),
      newId: randomUUID,
      onFailure: (account, reason) => {
        console.warn(`Thresholds of account ${account} could not be changed: ${reason}`);
      },
    },
    alarms,
  );
}
