import type { AccountId } from '@orgcost/domain';
import type { MissingCosts } from './close-facts';

/** @param uncollected accounts whose costs are not whole, with the run that left them out, where there was one */
export function missingCostsOf(
  uncollected: readonly { readonly account: AccountId; readonly run?: string }[],
): MissingCosts[] {
  return uncollected.map(({ account, run }) => ({
    account,
    reason:
      run === undefined
        ? 'no run came to it yet'
        : `"orgcost runs show ${run}" tells why it was left out`,
  }));
}
