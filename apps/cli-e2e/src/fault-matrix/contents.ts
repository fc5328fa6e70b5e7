import { billingPeriodOf, type AccountId } from '@orgcost/domain';
import type { Ledger } from '@orgcost/ledger-dynamodb';
import { contentsOfLedger } from '../support/contents';
import { range } from './stage';

/** Days of each account and its month's sum, as one text to compare; an account of which nothing is known has none. */
export type Snapshot = Readonly<Record<AccountId, string | undefined>>;

export async function snapshotOf(
  ledger: Ledger,
  accounts: readonly AccountId[],
): Promise<Snapshot> {
  const days = await contentsOfLedger(ledger, accounts, range);
  const entries = accounts.map(async (account) => {
    const months = await ledger.costs.months(account, [billingPeriodOf(range.from)]);
    const sums = months.map(({ estimated, metrics, matrix, days }) => [
      estimated,
      metrics,
      matrix,
      days,
    ]);
    const known = days[account]?.length || sums.length;
    return [account, known ? JSON.stringify([days[account], sums]) : undefined] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
