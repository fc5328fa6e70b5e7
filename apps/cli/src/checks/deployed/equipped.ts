import type { AccountId } from '@orgcost/domain';
import type { StackInstance, StackSet } from '@orgcost/stack-sets';
import { count } from '../../output/count';
import { few } from '../../output/few';
import { groupByReason } from '../../output/group-by-reason';
import { found, type Finding } from '../finding';

const what = 'Stacks';

/** Whether the accounts that are to have a stack do, and whether it is up to date. */
export function equippedFindings(
  equipped: readonly AccountId[],
  instances: readonly StackInstance[],
  stackSet: StackSet,
): Finding[] {
  if (equipped.length === 0) {
    const detail = 'No active account is to have one: correct deployment.organizationalUnits';
    return [found(what, 'bad', detail)];
  }
  const instanceOf = new Map(instances.map((instance) => [instance.account, instance]));
  const missing = equipped.filter((account) => !instanceOf.has(account));
  const others = equipped.flatMap((account) => {
    const instance = instanceOf.get(account);
    return instance && instance.status !== 'CURRENT'
      ? [{ account, reason: reasonOf(instance) }]
      : [];
  });
  const current = equipped.length - missing.length - others.length;
  const all = count(equipped.length, 'account');
  return [
    ...(current > 0 ? [found(what, 'good', `CURRENT in ${current} of ${all}`)] : []),
    ...(missing.length > 0
      ? [found(what, 'bad', `${few(missing)}: there is none. ${mendOf(stackSet)}`)]
      : []),
    ...[...groupByReason(others)].map(([reason, accounts]) =>
      found(what, 'warning', `${few(accounts)}: ${reason}`),
    ),
  ];
}

/** `OUTDATED, FAILED: why` */
function reasonOf({ status, detailedStatus, reason }: StackInstance): string {
  const statuses = [status, detailedStatus].filter((each) => each !== undefined).join(', ');
  return reason === undefined ? statuses : `${statuses}: ${reason}`;
}

function mendOf({ stackSet, callAs }: StackSet): string {
  const call = (operation: string) =>
    `"aws cloudformation ${operation} --stack-set-name ${stackSet} --region us-east-1 --call-as ${callAs}`;
  return (
    'Auto-deployment comes to a new account within minutes; move others out of their OU and back. ' +
    `${call('list-stack-set-operations')}" lists what was tried, and ` +
    `${call('describe-stack-set-operation')} --operation-id ID" tells what became of it`
  );
}
