import { gap, good, notNeeded, unread, type Check } from '../check';
import type { AccountFacts, SharedFacts, StackFacts } from '../facts';

/** Whether the account has what is deployed into accounts, as it is now. */
export function checkStack(
  { account, place }: Pick<AccountFacts, 'account' | 'place'>,
  { stacks }: Pick<SharedFacts, 'stacks'>,
): Check {
  switch (place) {
    case 'management':
      return notNeeded('The management account has a stack of its own');
    case 'excluded':
      return notNeeded('deployment.excludedAccounts has it');
    case 'outside':
      return gap(
        'It is in none of deployment.organizationalUnits',
        'Add its OU there, or the account to deployment.excludedAccounts, and deploy',
      );
    case 'stack-set':
      return 'failed' in stacks ? unread(stacks) : standing(stacks.found.get(account));
  }
}

function standing(stack: StackFacts | undefined): Check {
  if (stack === undefined) {
    return gap(
      'It has no stack',
      'Auto-deployment comes to a new account within minutes: move others out of their OU and back',
    );
  }
  if (stack.exists && stack.status === 'CURRENT') return good('CURRENT');
  const status = stack.reason === undefined ? stack.status : `${stack.status}: ${stack.reason}`;
  return gap(
    stack.exists ? status : `It has no stack: ${status}`,
    'Mend what the reason names, and deploy orgcost-organization again: "orgcost doctor --deployed" tells how to look closer',
  );
}
