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

function mendOf(uncollected: readonly UncollectedAccount[]): string {
  const runs = [...new Set(uncollected.flatMap(({ run }) => run ?? []))];
  return runs.length > 0
    ? `see ${runs.map((run) => `"orgcost runs show ${run}"`).join(' and ')}`
    : 'run "orgcost collect"';
}
