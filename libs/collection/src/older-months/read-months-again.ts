import { daysOfBillingPeriod, type AccountId, type DayRange } from '@orgcost/domain';
import type { AccountTask } from '../plan/account-task';
import type { AccountHistory } from '../plan/history';
import type { CollectionPlan } from '../plan/plan';
import type { BilledMonth } from '../ports/billing-ledger';
import type { TaskRange } from '../run/task-range';

/**
 * Adds months to a plan, also those of accounts that are complete but for them, or that have left.
 * @param others what is known of accounts that the plan does not have
 */
export function readMonthsAgain(
  plan: CollectionPlan,
  months: readonly BilledMonth[],
  others: ReadonlyMap<AccountId, AccountHistory>,
): CollectionPlan {
  const extra = new Map<AccountId, TaskRange[]>();
  for (const { account, period, digest, again } of months) {
    const range = { ...daysOfBillingPeriod(period), bill: { digest, again } };
    extra.set(account, [...(extra.get(account) ?? []), range]);
  }
  const tasks = plan.tasks.map((task) => ({
    ...task,
    ranges: withMonths(task.ranges, extra.get(task.account) ?? []),
  }));
  const reopened = plan.alreadyComplete.flatMap((complete) => {
    const ranges = extra.get(complete.account);
    return ranges ? [{ ...complete, ranges }] : [];
  });
  const planned = new Set([...plan.tasks, ...plan.alreadyComplete].map(({ account }) => account));
  const added = [...extra]
    .filter(([account]) => !planned.has(account))
    .map(([account, ranges]): AccountTask => {
      const coverage = others.get(account)?.coverage;
      const onlyByPayer = 'not-in-organization';
      return { account, ranges, onlyByPayer, ...(coverage && { coverage }) };
    });
  return { ...plan, tasks: [...tasks, ...reopened, ...added] };
}

/** A task that reaches further back than the window reads such a month anyway, and one that was left over anew. */
function withMonths(ranges: readonly TaskRange[], months: readonly TaskRange[]): TaskRange[] {
  const others = ranges.filter((range) => !months.some((month) => sameDays(range, month)));
  return [...others, ...months.filter(({ from }) => !others.some((range) => reaches(range, from)))];
}

function sameDays(a: DayRange, b: DayRange): boolean {
  return a.from === b.from && a.to === b.to;
}

function reaches({ from, to }: DayRange, day: string): boolean {
  return from <= day && day < to;
}
