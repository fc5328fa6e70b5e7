import { daysOfBillingPeriod, type AccountId, type DayRange } from '@orgcost/domain';
import type { CollectionPlan } from '../plan/plan';
import type { BilledMonth } from '../ports/billing-ledger';
import type { TaskRange } from '../run/task-range';

/** Adds months to a plan, also those of accounts that are complete but for them. */
export function readMonthsAgain(
  plan: CollectionPlan,
  months: readonly BilledMonth[],
): CollectionPlan {
  const extra = new Map<AccountId, TaskRange[]>();
  for (const { account, period, digest } of months) {
    const range = { ...daysOfBillingPeriod(period), billed: digest };
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
  return { ...plan, tasks: [...tasks, ...reopened] };
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
