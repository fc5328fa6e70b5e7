import type { Looking, UnwatchedAccount, UnwatchedReason } from '@orgcost/alerting';
import type { AccountId } from '@orgcost/domain';
import { count } from './count';
import { few } from './few';

/** One line that keeps silence from being taken for good news; nothing where all accounts are watched. */
export function renderUnwatched(
  unwatched: readonly UnwatchedAccount[],
  { metric, currency }: Looking,
): string {
  if (unwatched.length === 0) return '';
  const why: readonly (readonly [UnwatchedReason, string])[] = [
    ['not-of-organization', 'not collected from the organization, as of imported files'],
    ['lacks-metric', `with days that lack ${metric} costs, so that these do not count`],
    ['other-currency', `with no cost in ${currency}`],
  ];
  const parts = why.flatMap(([reason, text]) => {
    const accounts = unwatched.filter((each) => each.reason === reason);
    const names = few(accounts.map(({ account }) => account));
    return accounts.length === 0 ? [] : [`${count(accounts.length, 'account')} ${text} (${names})`];
  });
  return `Without alerts: ${parts.join('; ')}\n`;
}

/** Accounts whose tier is not told by the organization; nothing where there are none. */
export function renderUnplaced(unplaced: readonly AccountId[]): string {
  if (unplaced.length === 0) return '';
  return `In a tier by their ids alone, as the organization does not tell of them: ${few(unplaced)}\n`;
}
