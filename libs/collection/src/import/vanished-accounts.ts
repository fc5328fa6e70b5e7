import { billingPeriodOf, containsDay, type AccountId, type CostOrigin } from '@orgcost/domain';
import type { ImportedCosts } from './import-costs';
import type { ToldSpan } from './told-span';
import type { CostLedger } from '../ports/cost-ledger';

/** The accounts of the files; then, without days, those that only the ledger has, from earlier files, in the spans. */
export async function* withVanishedAccounts(
  costs: Pick<CostLedger, 'organizationMonth'>,
  accounts: AsyncIterable<ImportedCosts>,
  spans: readonly ToldSpan[],
): AsyncGenerator<ImportedCosts> {
  const told = new Set<AccountId>();
  for await (const imported of accounts) {
    told.add(imported.account);
    yield imported;
  }

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
