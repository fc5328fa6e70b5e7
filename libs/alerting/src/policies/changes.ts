import { addDays, daysBetween, type UtcDay } from '@orgcost/domain';
import { addAmounts, compareAmounts, subtractAmounts, type Amount } from '@orgcost/money';
import type { AmountsByDay } from '../series/amounts-by-day';
import { changeOn, type Change } from './change';
import type { ChangePolicy } from './policies';

/** A change of which people were told. */
export type ToldChange = Pick<Change, 'day' | 'amount'> & { readonly usual: Amount };

/** Days that may be between two of the same change: a week, so that one of working days only stays one. */
const pause = 7;
/** Days for which a change that goes on is followed back to the one that was told; by then it is usual itself. */
const longest = 42;

/**
 * The days of which people are to be told. Once is enough for a change that goes on, unless it comes to twice of what
 * they were told.
 * @param days that are looked at, in order
 * @param amounts of days that are settled
 * @param told before
 */
export function changesToTell(
  days: readonly UtcDay[],
  amounts: AmountsByDay,
  policy: ChangePolicy,
  told: readonly ToldChange[],
): Change[] {
  const known = [...told];
  return days.flatMap((day) => {
    const change = changeOn(day, amounts, policy);
    if (!change || isPartOf(change, known, amounts, policy)) return [];
    known.push({ ...change, usual: change.usual.amount });
    return [change];
  });
}

function isPartOf(
  change: Change,
  told: readonly ToldChange[],
  amounts: AmountsByDay,
  policy: ChangePolicy,
): boolean {
  if (told.some(({ day }) => day === change.day)) return true;
  const from = beginningOf(change.day, amounts, policy);
  const same = told.filter(
    // Told of a later day: this one came in late.
    ({ day }) => day >= addDays(from, -pause) && day <= addDays(change.day, pause),
  );
  const excess = subtractAmounts(change.amount, change.usual.amount);
  return same.some((each) => !isTwice(excess, subtractAmounts(each.amount, each.usual)));
}

/** The first day of a change that goes on, from day to day that is above the usual. */
function beginningOf(day: UtcDay, amounts: AmountsByDay, policy: ChangePolicy): UtcDay {
  const earliest = addDays(day, -longest);
  let first = day;
  for (
    let before = addDays(day, -1);
    before >= earliest && daysBetween(before, first) <= pause;
    before = addDays(before, -1)
  ) {
    if (changeOn(before, amounts, policy)) first = before;
  }
  return first;
}

function isTwice(excess: Amount, other: Amount): boolean {
  return compareAmounts(excess, addAmounts(other, other)) >= 0;
}
