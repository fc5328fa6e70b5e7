import type { TieredAccounts } from '../ports/tiered-accounts';
import { policiesByAccount } from './policies-by-account';

const settings = {
  monthToDate: 1000,
  tiers: [
    { accounts: ['444444444444'], monthToDate: 4 },
    { tag: { key: 'stage', value: 'test' }, monthToDate: 10 },
  ],
};

/** It has one of those that are asked for. */
const organization: TieredAccounts = {
  tieredAccounts: (accounts) =>
    Promise.resolve(
      accounts.includes('111111111111') ? [{ id: '111111111111', tags: { stage: 'test' } }] : [],
    ),
};

test('accounts that are not placed are in a tier by their ids, and else have the policies of all', async () => {
  const accounts = ['444444444444', '333333333333', '111111111111'];
  const { policiesOf, unplaced } = await policiesByAccount(settings, organization, accounts);
  expect(unplaced).toEqual(['333333333333', '444444444444']);
  expect(accounts.map((account) => [account, policiesOf(account)])).toEqual([
    ['444444444444', { monthToDate: 4 }],
    ['333333333333', { monthToDate: 1000 }],
    ['111111111111', { monthToDate: 10 }],
  ]);
});
