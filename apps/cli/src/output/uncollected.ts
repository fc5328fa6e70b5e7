import type { UncollectedAccount } from '@orgcost/collection';
import { count } from './count';

/** Accounts that are named one by one. */
const named = 5;

/** One line that keeps sums from being taken for whole; nothing where they are. */
export function renderUncollected(uncollected: readonly UncollectedAccount[]): string {
  if (uncollected.length === 0) return '';
  const ids = uncollected.slice(0, named).map(({ account }) => account);
  const others = uncollected.length - ids.length;
  const accounts = `${ids.join(', ')}${others > 0 ? ` and ${others.toLocaleString('en-US')} more` : ''}`;
  const be = uncollected.length === 1 ? 'was' : 'were';
  return (
    `Missing or out of date in these sums: ${count(uncollected.length, 'account')} that ${be} not collected ` +
    `(${accounts}): ${mendOf(uncollected)}\n`
  );
}

function mendOf(uncollected: readonly UncollectedAccount[]): string {
  const runs = [...new Set(uncollected.flatMap(({ run }) => run ?? []))];
  return runs.length > 0
    ? `see ${runs.map((run) => `"orgcost runs show ${run}"`).join(' and ')}`
    : 'run "orgcost collect"';
}
