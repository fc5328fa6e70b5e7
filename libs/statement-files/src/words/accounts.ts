import type { AccountId } from '@orgcost/domain';
import type { Statement } from '@orgcost/chargeback';

type Names = Pick<Statement, 'accountNames'>;

/** Nothing where the account has no name. */
export function accountName(account: AccountId, { accountNames }: Names): string | undefined {
  // Accounts are named by whoever owns them; a record has names of its own, such as `constructor`.
  return Object.hasOwn(accountNames, account) ? accountNames[account] : undefined;
}

/** `Web Shop Production (439733207903)` */
export function accountInWords(account: AccountId, names: Names): string {
  const name = accountName(account, names);
  return name === undefined ? account : `${name} (${account})`;
}
