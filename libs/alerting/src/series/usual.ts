import { addDays, type UtcDay } from '@orgcost/domain';
import {
  absoluteAmount,
  compareAmounts,
  medianAmount,
  subtractAmounts,
  type Amount,
} from '@orgcost/money';
import type { AmountsByDay } from './amounts-by-day';

/** What a day's amount is compared with. */
export interface Usual {
  /** The median of the same weekdays before. */
  readonly amount: Amount;
  /** The median of what they are off it. */
  readonly spread: Amount;
  /** The least and the most of them. */
  readonly low: Amount;
  readonly high: Amount;
  /** How many they are. */
  readonly weeks: number;
}

/** Weeks that are looked back. */
const weeksBack = 8;
/** Of fewer same weekdays there is nothing usual. */
const fewestWeeks = 4;

/**
 * The usual amount of a day, by the same weekdays of the eight weeks before. Medians: a fee, or a day that went wrong,
 * moves them little.
 * @param amounts of days that are settled
 * @returns nothing where the ledger has fewer than four of them
 */
export function usualOf(day: UtcDay, amounts: AmountsByDay): Usual | undefined {
  const before = sameWeekdays(day, amounts);
  const amount = medianAmount(before);
  const low = before.at(0);
  const high = before.at(-1);
  if (
    before.length < fewestWeeks ||
    amount === undefined ||
    low === undefined ||
    high === undefined
  )
    return undefined;
  const spread = medianAmount(before.map((each) => absoluteAmount(subtractAmounts(each, amount))));
  return spread && { amount, spread, low, high, weeks: before.length };
}

/** The least first. */
function sameWeekdays(day: UtcDay, amounts: AmountsByDay): Amount[] {
  return weekdaysBefore(day)
    .map((before) => amounts.get(before))
    .filter((amount) => amount !== undefined)
    .sort(compareAmounts);
}

function weekdaysBefore(day: UtcDay): readonly UtcDay[] {
  const known = weekdays.get(day);
  if (known) return known;
  const before = Array.from({ length: weeksBack }, (_, index) => addDays(day, -7 * (index + 1)));
  weekdays.set(day, before);
  return before;
}

/** The same days are asked for again and again, for each account. */
const weekdays = new Map<UtcDay, readonly UtcDay[]>();
