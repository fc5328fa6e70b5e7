import type { BillingPeriod } from '@orgcost/domain';
import { multiplyAmounts, parseAmount, type Amount } from '@orgcost/money';
import type { Crossing, CrossingOf } from '../alerts/crossing';
import { amountOf, isAbove, monthToDate } from './limit';
import type { BudgetPolicy } from './policies';
import type { View } from './view';

/** Of each month the highest step that it is above: of those below it nobody needs to be told as well, nor later. */
export function budgetCrossings(
  { amount: whole, steps }: BudgetPolicy,
  { found, months, all, known }: View,
): CrossingOf<'budget'>[] {
  const budget = amountOf(whole);
  const highestFirst = [...steps].sort((a, b) => b - a);
  return months.flatMap((period) => {
    const amount = monthToDate(period, all);
    const aboveOf = (percent: number) => multiplyAmounts(budget, parseAmount(`${percent}e-2`));
    const percent = highestFirst.find((step) => isAbove(amount, aboveOf(step)));
    return percent === undefined || percent <= highestKnown(period, budget, known)
      ? []
      : [{ policy: 'budget', ...found, period, amount, above: aboveOf(percent), budget, percent }];
  });
}

/** What was told of a budget stays told, though AWS take some of it back. */
function highestKnown(period: BillingPeriod, budget: Amount, known: readonly Crossing[]): number {
  return known
    .filter((each) => each.policy === 'budget')
    .filter((each) => each.period === period && each.budget === budget)
    .reduce((highest, { percent }) => Math.max(highest, percent), 0);
}
