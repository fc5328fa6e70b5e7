import type { UncollectedAccount } from '@orgcost/collection';
import { count } from './count';
import { few } from './few';

/** One line that keeps sums from being taken for whole; nothing where they are. */
export function renderUncollected(uncollected: readonly UncollectedAccount[]): string {
  if (uncollected.length === 0) return '';
  const accounts = few(uncollected.map(({ account }) => account));
  const be = uncollected.length === 1 ? 'was' : 'were';
  return (
    `Missing or out of date in these sums: ${count(uncollected.length, 'account')} that ${be} not collected ` +
    `(${accounts}): ${mendOf(uncollected)}\n`
  );
}

/** A run that was killed tells nothing of accounts that it had not come to. */
function mendOf(uncollected: readonly UncollectedAccount[]): string {
  const runs = [...new Set(uncollected.flatMap(({ run }) => run ?? []))];
  if (runs.length === 0) return 'run "orgcost collect"';
  const untold = uncollected.filter(({ run }) => run === undefined).length;
  const rest = untold > 0 ? `, and run "orgcost collect" for ${untold} that no run came to` : '';
  return `see ${runs.map((run) => `"orgcost runs show ${run}"`).join(' and ')}${rest}`;
}
