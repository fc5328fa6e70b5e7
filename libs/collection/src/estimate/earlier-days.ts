import { daysBetween, type UtcDay } from '@orgcost/domain';
import { fareOf, type QueriedPlan, type QueryFacts } from './queries';

/** Days before the window that a plan reads, of accounts that lack them or where they moved. */
export interface EarlierDays {
  readonly accounts: number;
  /** Each account's by itself. */
  readonly days: number;
  /** The first UTC day of any. */
  readonly from: UtcDay;
}

/** Accounts that have no data yet are asked for earlier days too, but have none. */
export function earlierDays(
  { tasks, window }: QueriedPlan,
  facts: Pick<QueryFacts, 'outcomes'>,
): EarlierDays | undefined {
  const ofAccounts = tasks
    .filter((task) => fareOf(task, facts) !== 'without data')
    .map(({ ranges }) => ranges.filter(({ from }) => from < window.from))
    .filter(({ length }) => length > 0);
  const ranges = ofAccounts.flat();
  const [from] = ranges.map((range) => range.from).sort();
  if (from === undefined) return undefined;
  const days = ranges.reduce(
    (sum, range) => sum + daysBetween(range.from, range.to < window.from ? range.to : window.from),
    0,
  );
  return { accounts: ofAccounts.length, days, from };
}
