import type { AccountId } from '@orgcost/domain';
import { collectFromPayer } from './collect-from-payer';
import type { CollectionContext } from './collection-context';
import type { AccountTask } from '../plan/account-task';
import type { PayerCostSource } from '../ports/cost-source';
import type { AccountResult } from '../run/run';

/**
 * Accounts whose role cannot be assumed still cost money: takes them from the payer.
 * @returns the same results, with those accounts' replaced
 */
export async function takeOverFromPayer(
  payer: Pick<PayerCostSource, 'read'>,
  results: readonly AccountResult[],
  context: CollectionContext,
): Promise<AccountResult[]> {
  const denied = new Map(
    results.filter(({ outcome }) => outcome === 'denied').map((result) => [result.account, result]),
  );
  const taken = await collectFromPayer(payer, [...denied.values()].map(taskOf), context, (result) =>
    inPlaceOf(denied, result),
  );
  return [...results.filter(({ account }) => !denied.has(account)), ...taken];
}

function taskOf({ account, ranges, coverage }: AccountResult): AccountTask {
  return { account, ranges: [...ranges], ...(coverage && { coverage }) };
}

/** The payer's result still tells why the account could not be read itself. */
function inPlaceOf(
  denied: ReadonlyMap<AccountId, AccountResult>,
  result: AccountResult,
): AccountResult {
  const reasons = [denied.get(result.account)?.reason, result.reason];
  return {
    ...result,
    outcome: result.outcome === 'done' ? 'taken-from-payer' : result.outcome,
    reason: reasons.filter((reason) => reason !== undefined).join('; '),
  };
}
