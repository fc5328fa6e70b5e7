import type { UtcDay } from '@orgcost/domain';
import {
  addAmounts,
  largerAmount,
  multiplyAmounts,
  parseAmount,
  zero,
  type Amount,
} from '@orgcost/money';
import type { AmountsByDay } from '../series/amounts-by-day';
import { monthlyOn } from '../series/monthly';
import { usualOf, type Usual } from '../series/usual';
import { amountOf, isAbove } from './limit';
import type { ChangePolicy } from './policies';

/** A day that is above what is usual. */
export interface Change {
  readonly day: UtcDay;
  readonly amount: Amount;
  readonly above: Amount;
  readonly usual: Usual;
  /** What was expected on top of it, as it comes once a month; zero where nothing was. */
  readonly monthly: Amount;
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
  const aboveOf = (expected: Amount): Amount =>
    addAmounts(
      expected,
      [
        multiplyAmounts(expected, parseAmount(`${percent}e-2`)),
        multiplyAmounts(usual.spread, spreads),
      ].reduce(largerAmount, amountOf(minimum)),
    );
  // Most days are not: the months before need not be looked at.
  if (!isAbove(amount, aboveOf(usual.amount))) return undefined;
  const monthly = largerAmount(zero, monthlyOn(day, amounts));
  const above = aboveOf(addAmounts(usual.amount, monthly));
  return isAbove(amount, above) ? { day, amount, above, usual, monthly } : undefined;
}
