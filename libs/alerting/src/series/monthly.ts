import {
  addDays,
  addMonths,
  billingPeriodOf,
  dayOfMonth,
  daysOfBillingPeriod,
  type UtcDay,
} from '@orgcost/domain';
import {
  absoluteAmount,
  compareAmounts,
  multiplyAmounts,
  parseAmount,
  subtractAmounts,
  zero,
  type Amount,
} from '@orgcost/money';
import type { AmountsByDay } from './amounts-by-day';
import { usualOf } from './usual';

/** What is less than that is nothing that came on top, but how the account varies. */
const spreads = parseAmount('4');

/**
 * What comes once a month: what at least came on top of the usual on the same day of both months before, such as of a
 * contract that is paid by the month. Zero where there was no such thing, or nothing is known of them.
 */
export function monthlyOn(day: UtcDay, amounts: AmountsByDay): Amount {
  const [one, two] = [1, 2].map((months) => onTopOfUsual(sameDayBefore(day, months), amounts));
  return one !== undefined && two !== undefined ? inBoth(one, two) : zero;
}

/** What two amounts have in common: the one that is nearer to zero, or zero where one is a cost and the other a credit. */
export function inBoth(one: Amount, two: Amount): Amount {
  if (one.startsWith('-') !== two.startsWith('-')) return zero;
  return compareAmounts(absoluteAmount(one), absoluteAmount(two)) <= 0 ? one : two;
}

function onTopOfUsual(day: UtcDay, amounts: AmountsByDay): Amount | undefined {
  const amount = amounts.get(day);
  const usual = usualOf(day, amounts);
  if (amount === undefined || usual === undefined) return undefined;
  const onTop = subtractAmounts(amount, usual.amount);
  const varies = multiplyAmounts(usual.spread, spreads);
  return compareAmounts(absoluteAmount(onTop), varies) > 0 ? onTop : zero;
}

/** Of a month that has fewer days, one of the first days after it: what came on its last one is not found there. */
function sameDayBefore(day: UtcDay, months: number): UtcDay {
  const { from } = daysOfBillingPeriod(addMonths(billingPeriodOf(day), -months));
  return addDays(from, dayOfMonth(day) - 1);
}
