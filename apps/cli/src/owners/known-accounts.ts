import type { AccountLedger, CostLedger } from '@orgcost/collection';
import { addMonths, billingPeriodOf, type AccountId, type UtcDay } from '@orgcost/domain';
import pMap from 'p-map';
import { monthAccounts } from './month-accounts';

interface Ledger {
  readonly accounts: Pick<AccountLedger, 'profiles'>;
  readonly costs: Pick<CostLedger, 'months' | 'organizationMonth'>;
}

/** As far back as Cost Explorer tells of months: https://docs.aws.amazon.com/cost-management/latest/userguide/ce-what-is.html */
const monthsBack = 38;

/** Of more accounts than these, what there is of all accounts is quicker to read than what there is of each. */
const few = 20;

/**
 * Those of these accounts that the organization had, or that cost something, as those do that were only ever imported.
 * @param today its month is the newest that is looked at
 */
export async function knownAccounts(
  { accounts, costs }: Ledger,
  asked: readonly AccountId[],
  today: UtcDay,
): Promise<ReadonlySet<AccountId>> {
  if (asked.length === 0) return new Set();
  const profiles = await (asked.length > few ? accounts.profiles() : accounts.profiles(asked));
  const known = new Set(profiles.map(({ id }) => id));
  const others = asked.filter((account) => !known.has(account));
  const find = others.length > few ? findInMonths : findEach;
  return new Set([...known, ...(await find(costs, others, today))]);
}

async function findEach(
  costs: Ledger['costs'],
  asked: readonly AccountId[],
  today: UtcDay,
): Promise<AccountId[]> {
  const periods = periodsUntil(today);
  const withCost = async (account: AccountId) =>
    (await costs.months(account, periods)).length > 0 ? [account] : [];
  return (await pMap(asked, withCost, { concurrency: 4 })).flat();
}

/** Until all are found. */
async function findInMonths(
  costs: Ledger['costs'],
  asked: readonly AccountId[],
  today: UtcDay,
): Promise<AccountId[]> {
  const found = new Set<AccountId>();
  for (const period of periodsUntil(today)) {
    const { accounts } = await monthAccounts(costs, period);
    for (const account of asked) if (accounts.has(account)) found.add(account);
    if (found.size === asked.length) break;
  }
  return [...found];
}

/** The newest first. */
function periodsUntil(today: UtcDay) {
  const newest = billingPeriodOf(today);
  return Array.from({ length: monthsBack }, (_, back) => addMonths(newest, -back));
}
