import {
  standingOf,
  thresholdsOf,
  type ThresholdRecord,
  type ThresholdStanding,
} from '@orgcost/alerting';
import { tieredAccountsOf } from '@orgcost/aws-organization';
import type { Deployment } from '@orgcost/config';
import type { AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { changeableStacks, type StackInstance } from '@orgcost/stack-sets';
import { organizationsClient } from '../../aws/clients';
import type { Settings } from '../../config/settings';
import { count } from '../../output/count';
import { few } from '../../output/few';
import { groupByReason } from '../../output/group-by-reason';
import { found, type Finding } from '../finding';

const what = 'Thresholds';

interface Standing {
  readonly account: AccountId;
  readonly standing: ThresholdStanding;
  /** Of one that failed. */
  readonly reason: string;
}

/** The thresholds that accounts should have, against those that they were given, as far as the ledger knows. */
export async function checkThresholds(
  ledger: Pick<Ledger, 'accounts' | 'thresholds'>,
  instances: readonly StackInstance[],
  settings: Settings,
  { alarms }: Deployment,
): Promise<Finding[]> {
  const records = await ledger.thresholds.thresholdRecords();
  const recordOf = new Map(records.map((record) => [record.account, record]));
  const stacks = consideredStacks(instances, recordOf);
  const tiered = tieredAccountsOf(organizationsClient(settings), ledger.accounts, alarms);
  const accounts = await tiered.tieredAccounts([...stacks.keys()]);
  return standingFindings(
    accounts.map((account): Standing => {
      const record = recordOf.get(account.id);
      const thresholds = thresholdsOf(alarms, account);
      const stack = stacks.get(account.id) ?? '';
      return {
        account: account.id,
        standing: standingOf(alarms, { stack, thresholds, record }),
        reason: record?.reason ?? 'no reason was given',
      };
    }),
  );
}

/** Those that the reconciler may change, and those that a change of its own goes on in. */
function consideredStacks(
  instances: readonly StackInstance[],
  recordOf: ReadonlyMap<AccountId, ThresholdRecord>,
): ReadonlyMap<AccountId, string> {
  const changing = instances.flatMap(({ account, stack }) =>
    stack !== undefined && recordOf.get(account)?.state === 'begun' ? [{ account, stack }] : [],
  );
  return new Map(
    [...changeableStacks(instances), ...changing].map(({ account, stack }) => [account, stack]),
  );
}

function standingFindings(standings: readonly Standing[]): Finding[] {
  if (standings.length === 0) {
    return [found(what, 'not-checked', 'There is no stack that thresholds can be given to now')];
  }
  const those = (expected: ThresholdStanding) =>
    standings.filter(({ standing }) => standing === expected);
  const [wanted, changing] = [those('as-wanted').length, those('being-changed').length];
  const waiting = those('waiting').map(({ account }) => account);
  const all = count(standings.length, 'account');
  const goingOn = changing > 0 ? `; ${changing} being changed` : '';
  return [
    ...(wanted + changing > 0
      ? [
          found(
            what,
            'good',
            `As in the config in ${wanted} of ${all}, as far as the ledger knows${goingOn}`,
          ),
        ]
      : []),
    ...[...groupByReason(those('failed'))].map(([reason, accounts]) =>
      found(
        what,
        'warning',
        `${few(accounts)}: a change failed, and is tried again a day later. ${reason}`,
      ),
    ),
    ...(waiting.length > 0
      ? [
          found(
            what,
            'warning',
            `${few(waiting)}: waiting for the reconciler, which comes every hour. Where they still do an hour from now, look at the alarms orgcost-thresholds-*`,
          ),
        ]
      : []),
  ];
}
