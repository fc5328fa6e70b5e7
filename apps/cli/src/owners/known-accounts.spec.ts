import { AccountNotRecordedError, type MonthUnread } from '@orgcost/collection';
import {
  billingPeriodOf,
  parseUtcDay,
  startOfDay,
  type AccountId,
  type BillingPeriod,
  type CostMonth,
} from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import { knownAccounts } from './known-accounts';

const today = parseUtcDay('2026-11-10');
const accounts = Array.from({ length: 30 }, (_, index) => `account-${index}`);

/** Has a profile of the first, a cost of the second in the oldest month that counts, and a damaged month of the third. */
const [first = '', second = '', third = ''] = accounts;
const oldest = '2023-10';

function aMonth(account: AccountId): CostMonth {
  return {
    account,
    period: billingPeriodOf(today),
    estimated: false,
    metrics: [],
    matrix: [],
    days: [],
    origins: [],
    fetchedAt: startOfDay(today),
  };
}

let read: BillingPeriod[];

const ledger = {
  accounts: {
    profiles: (ids: readonly AccountId[] = [first, 'another']) =>
      Promise.resolve(ids.filter((id) => id === first).map((id) => aProfile({ id }))),
  },
  costs: {
    months: (account: AccountId, periods: readonly BillingPeriod[]) =>
      Promise.resolve(
        account === second && periods.some((period) => period === oldest) ? [aMonth(account)] : [],
      ),
    async *organizationMonth(
      period: BillingPeriod,
      onUnread?: (month: MonthUnread) => void,
    ): AsyncIterable<CostMonth> {
      read.push(period);
      await Promise.resolve();
      if (period === '2026-10')
        onUnread?.({ account: third, error: new AccountNotRecordedError('damaged') });
      if (period === oldest) yield aMonth(second);
    },
  },
};

beforeEach(() => {
  read = [];
});

it('are those with a profile or a cost, looked up one by one where they are few', async () => {
  expect(await knownAccounts(ledger, [first, second, 'account-9'], today)).toEqual(
    new Set([first, second]),
  );
  expect(read).toEqual([]);
});

it('are the same of many, and those whose months are damaged', async () => {
  const known = await knownAccounts(ledger, accounts, today);
  expect(accounts.filter((account) => known.has(account))).toEqual([first, second, third]);
  expect([read.length, read[0], read.at(-1)]).toEqual([38, '2026-11', oldest]);
});

it('are read from no more months than it takes to find them', async () => {
  const found = accounts.map((account) => ({ account }) as CostMonth);
  const costs = {
    ...ledger.costs,
    async *organizationMonth(period: BillingPeriod): AsyncIterable<CostMonth> {
      read.push(period);
      await Promise.resolve();
      yield* found;
    },
  };
  await knownAccounts({ ...ledger, costs }, accounts, today);
  expect(read).toEqual(['2026-11']);
});

it('are none of none', async () => {
  expect(await knownAccounts(ledger, [], today)).toEqual(new Set());
});
