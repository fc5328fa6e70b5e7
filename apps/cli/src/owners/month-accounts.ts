import type { AccountNotRecordedError, CostLedger } from '@orgcost/collection';
import type { AccountId, BillingPeriod, CostMonth } from '@orgcost/domain';

/** What a month of every account tells besides its costs. */
export interface MonthAccounts {
  /** Those that have a month, damaged ones too. */
  readonly accounts: Set<AccountId>;
  readonly unread: AccountNotRecordedError[];
}

/** The months of all accounts, noting whose they are while they are read. */
export async function* notedMonth(
  costs: Pick<CostLedger, 'organizationMonth'>,
  period: BillingPeriod,
  { accounts, unread }: MonthAccounts,
): AsyncIterable<CostMonth> {
  const months = costs.organizationMonth(period, ({ account, error }) => {
    accounts.add(account);
    unread.push(error);
  });
  for await (const month of months) {
    accounts.add(month.account);
    yield month;
  }
}

/** The accounts alone. */
export async function monthAccounts(
  costs: Pick<CostLedger, 'organizationMonth'>,
  period: BillingPeriod,
): Promise<MonthAccounts> {
  const noted: MonthAccounts = { accounts: new Set(), unread: [] };
  const months = notedMonth(costs, period, noted)[Symbol.asyncIterator]();
  while (!(await months.next()).done);
  return noted;
}
