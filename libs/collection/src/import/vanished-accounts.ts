import { billingPeriodOf, containsDay, type AccountId, type CostOrigin } from '@orgcost/domain';
import type { ImportedCosts } from './import-costs';
import type { ToldSpan } from './told-span';
import type { CostLedger } from '../ports/cost-ledger';

/**
 * Accounts of the files; then, without days, those that only the ledger has, from earlier files, in the spans.
 * @param toldIds all accounts of the files
 */
export async function* withVanishedAccounts(
  costs: Pick<CostLedger, 'organizationMonth'>,
  accounts: AsyncIterable<ImportedCosts>,
  toldIds: readonly AccountId[],
  spans: readonly ToldSpan[],
): AsyncGenerator<ImportedCosts> {
  yield* accounts;

  const told = new Set(toldIds);
  const vanished = new Map<AccountId, CostOrigin>();
  for (const { origin, days } of spans) {
    for await (const month of costs.organizationMonth(billingPeriodOf(days.from))) {
      if (told.has(month.account) || !month.origins.includes(origin)) continue;
      if (month.days.some((day) => containsDay(days, day))) vanished.set(month.account, origin);
    }
  }
  for (const [account, origin] of [...vanished].sort(([a], [b]) => (a < b ? -1 : 1)))
    yield { account, origin, days: [] };
}
