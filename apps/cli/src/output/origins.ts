import { printable, type CostOrigin, type Metric } from '@orgcost/domain';
import type { AccountsByOrigin } from '../costs/accounts-by-origin';
import { count } from './count';
import { few } from './few';

/** `Source: the account's own view (18 accounts), the payer's view (5 accounts)` */
export function renderOrigins(origins: AccountsByOrigin): string {
  const groups = new Map<string, number>();
  const ordered = inOrder(origins);
  for (const account of new Set(ordered.flatMap(([, accounts]) => [...accounts]))) {
    const texts = ordered.flatMap(([origin, accounts]) =>
      accounts.has(account) ? originText(origin) : [],
    );
    const group = texts.join(' and ');
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  const parts = [...groups].map(([group, size]) => `${group} (${count(size, 'account')})`);
  return `Source: ${parts.join(', ')}.\n`;
}

/** `2 accounts lack unblended in FOCUS files of AWS (111, 222)` */
export function lackingText(metric: Metric, lacking: AccountsByOrigin): string {
  return inOrder(lacking)
    .map(([origin, accounts]) => {
      const lack = accounts.size === 1 ? 'lacks' : 'lack';
      const ids = few([...accounts].sort());
      return `${count(accounts.size, 'account')} ${lack} ${metric} in ${originText(origin)} (${ids})`;
    })
    .join(', ');
}

function inOrder(origins: AccountsByOrigin): [CostOrigin, ReadonlySet<string>][] {
  const rank = (origin: CostOrigin): number => ['member', 'payer', origin].indexOf(origin);
  return [...origins].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function originText(origin: CostOrigin): string {
  if (origin === 'member') return "the account's own view";
  if (origin === 'payer') return "the payer's view";
  return `FOCUS files of ${printable(origin.slice('focus:'.length))}`;
}
