import type { AccountOutcome } from '@orgcost/collection';
import type { AccountId, DayRange, UtcDay } from '@orgcost/domain';
import { isMember, isUnreachable, type LocalAccount } from '@orgcost/local-organization';
import { truth, type Contents } from './contents';
import type { World } from './world';

/** What member mode, with a payer behind it, has to make of each account. */
export function expectedOutcomes(world: World, today: UtcDay): Record<AccountId, AccountOutcome> {
  const { accounts } = world.aws.organization;
  return Object.fromEntries(accounts.map((account) => [account.id, outcomeOf(account, today)]));
}

/** What the ledger has to hold after it: each account through the eyes that this takes. */
export function expectedContents(world: World, range: DayRange, today: UtcDay): Contents {
  return world.aws.organization.accounts.reduce<Contents>((contents, account) => {
    const outcome = outcomeOf(account, today);
    return outcome === 'no-data-yet'
      ? { ...contents, [account.id]: [] }
      : { ...contents, ...truth(world.aws, [account.id], range, viewOf[outcome], today) };
  }, {});
}

const viewOf = { done: 'member', 'taken-from-payer': 'payer' } as const;

function outcomeOf(account: LocalAccount, today: UtcDay): keyof typeof viewOf | 'no-data-yet' {
  if (isUnreachable(account.special) || !isMember(account, today)) return 'taken-from-payer';
  return account.joined === today ? 'no-data-yet' : 'done';
}
