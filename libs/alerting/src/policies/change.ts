import {
  addDays,
  billingPeriodOf,
  addMonths,
  dayOfMonth,
  daysOfBillingPeriod,
  type UtcDay,
} from '@orgcost/domain';
import {
  addAmounts,
  largerAmount,
  multiplyAmounts,
  parseAmount,
  smallerAmount,
  subtractAmounts,
  zero,
  type Amount,
} from '@orgcost/money';
import type { AmountsByDay } from '../series/amounts-by-day';
import { usualOf, type Usual } from '../series/usual';
import { amountOf, isAbove } from './limit';
import type { ChangePolicy } from './policies';

/** A day that is above what is usual. */
export interface Change {
  readonly day: UtcDay;
  readonly amount: Amount;
  readonly above: Amount;
  readonly usual: Usual;
}

/** An account whose days differ much from each other anyway has to differ more: by this many spreads. */
const spreads = parseAmount('4');

/**
 * Whether a day costs more than the same weekdays before, by more than the policy's percent and minimum, and by more than
 * they are apart. What came on top of the usual on the same day of both months before is expected on this one, such as a
 * contract that is paid by the month.
 * @param amounts of days that are settled, that one among them
 */
export function changeOn(
  day: UtcDay,
  amounts: AmountsByDay,
  { percent, minimum }: ChangePolicy,
): Change | undefined {
  const amount = amounts.get(day);
  const usual = usualOf(day, amounts);
  if (amount === undefined || usual === undefined) return undefined;
  const margin = [
    multiplyAmounts(usual.amount, parseAmount(`${percent}e-2`)),
    multiplyAmounts(usual.spread, spreads),
  ].reduce(largerAmount, amountOf(minimum));
  const least = addAmounts(usual.amount, margin);
  // Most days are not: the months before need not be looked at.
  if (!isAbove(amount, least)) return undefined;
  const above = addAmounts(least, monthlyOn(day, amounts));
  return isAbove(amount, above) ? { day, amount, above, usual } : undefined;
}

/** What at least came on top of the usual on the same day of both months before. */
function monthlyOn(day: UtcDay, amounts: AmountsByDay): Amount {
  const [one, two] = [1, 2].map((months) => onTopOfUsual(sameDayBefore(day, months), amounts));
  return one !== undefined && two !== undefined
    ? largerAmount(zero, smallerAmount(one, two))
    : zero;
}

function onTopOfUsual(day: UtcDay, amounts: AmountsByDay): Amount | undefined {
  const amount = amounts.get(day);
  const usual = usualOf(day, amounts);
  return amount !== undefined && usual ? subtractAmounts(amount, usual.amount) : undefined;
}

/** Of a month that has fewer days, one of the first days after it: what came on its last one is not found there. */
function sameDayBefore(day: UtcDay, months: number): UtcDay {
  const { from } = daysOfBillingPeriod(addMonths(billingPeriodOf(day), -months));
  return addDays(from, dayOfMonth(day) - 1);
}
