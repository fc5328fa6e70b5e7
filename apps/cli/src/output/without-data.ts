import type { AccountId } from '@orgcost/domain';
import { count } from './count';
import { few } from './few';

/** One line on accounts that are in no sum, though nothing is missing; nothing where there are none. */
export function renderWithoutData(accounts: readonly AccountId[]): string {
  if (accounts.length === 0) return '';
  return `Without data yet: ${count(accounts.length, 'account')} (${few(accounts)}); each run asks again\n`;
}
