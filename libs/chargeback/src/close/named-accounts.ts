import type { AccountId } from '@orgcost/domain';

const named = 5;

/** The first ones, and how many more. */
export function few(accounts: readonly AccountId[]): string {
  const more = accounts.length - named;
  return accounts.slice(0, named).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

export function howMany({ length }: readonly AccountId[]): string {
  return length === 1 ? 'an account' : `${length} accounts`;
}
