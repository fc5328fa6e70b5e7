import type { AccountId, DayRange } from '@orgcost/domain';
import { throwIfStopped, type CollectionContext } from './collection-context';
import { CostSourceError, type AccountLook, type PayerCostSource } from '../ports/cost-source';

/** Why an account has no look, whether that concerns it alone or all that come after it. */
export interface NoLook {
  readonly account: AccountId;
  readonly error: unknown;
}

/**
 * Reads accounts through the payer's eyes, each exactly once: what ends the reading is the result of all that have
 * not come, and silence about an account is not taken for no cost.
 */
export async function* looksThroughPayer(
  payer: Pick<PayerCostSource, 'read'>,
  accounts: readonly AccountId[],
  range: DayRange,
  context: Pick<CollectionContext, 'meter' | 'signal'>,
): AsyncGenerator<AccountLook | NoLook> {
  const pending = new Set(accounts);
  try {
    throwIfStopped(context);
    for await (const look of payer.read(accounts, range, context.meter)) {
      throwIfStopped(context);
      if (pending.delete(look.account)) yield look;
    }
  } catch (error) {
    for (const account of pending) yield { account, error };
    return;
  }
  for (const account of pending) {
    const message = `the payer's answer leaves out ${account}`;
    yield { account, error: new CostSourceError('unavailable', message) };
  }
}
