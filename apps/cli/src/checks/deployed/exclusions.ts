import type { AccountId } from '@orgcost/domain';
import type { StackInstance } from '@orgcost/stack-sets';
import { count } from '../../output/count';
import { few } from '../../output/few';
import { found, type Finding } from '../finding';

/** Whether excluded accounts have no stack. AWS does not say whether auto-deployment keeps to exclusions. */
export function exclusionFinding(
  excluded: readonly AccountId[],
  instances: readonly StackInstance[],
): Finding {
  const what = 'Exclusions';
  if (excluded.length === 0) {
    return found(
      what,
      'not-checked',
      'No account is excluded. To see whether auto-deployment keeps to exclusions: add one to deployment.excludedAccounts, deploy, move it out of its OU and back, and look again',
    );
  }
  const equipped = new Set(instances.map(({ account }) => account));
  const strays = excluded.filter((account) => equipped.has(account));
  if (strays.length === 0) {
    return found(what, 'good', `No stack in ${count(excluded.length, 'excluded account')}`);
  }
  return found(
    what,
    'bad',
    `${few(strays)}: a stack all the same. It was there before, or auto-deployment does not keep to exclusions: "aws cloudformation delete-stack-instances" takes it away`,
  );
}
