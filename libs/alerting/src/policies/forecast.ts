import {
  addDays,
  addMonths,
  billingPeriodOf,
  dayOfMonth,
  daysBetween,
  daysOf,
  daysOfBillingPeriod,
  type BillingPeriod,
  type UtcDay,
} from '@orgcost/domain';
import {
  absoluteAmount,
  addAmounts,
  largerAmount,
  medianAmount,
  smallerAmount,
  subtractAmounts,
  sumAmounts,
  zero,
  type Amount,
} from '@orgcost/money';
import type { AmountsByDay } from '../series/amounts-by-day';
import { inBoth, monthlyOn } from '../series/monthly';
import { isAbove } from './limit';

/** What a month comes to at its end. */
export interface Forecast {
  readonly amount: Amount;
  /** By what the same method was off in earlier weeks. */
  readonly low: Amount;
  readonly high: Amount;
}

export interface ForecastBasis {
  /** Of days that are settled: all charges, and those that come day by day. */
  readonly all: AmountsByDay;
  readonly running: AmountsByDay;
  /** Of days that are not, what came day by day so far. */
  readonly soFar: AmountsByDay;
  /** The same of charges that come once, or once a month. */
  readonly onceSoFar: AmountsByDay;
}

/** Weeks whose weekdays are what is expected of the next ones: few, so that it follows an account that grows. */
const weeks = 4;
const fewestWeeks = 2;
/** Days of which it is told whether an account costs more than it did. */
const shiftDays = 7;
/** Earlier weeks in which the method is tried, and of how many it can be at the least. */
const trials = 8;
const fewestTrials = 4;

/**
 * What is settled of the month; for each other day of it, what is usual, and as much more as the last week was above what
 * was usual of it; what comes on the same day of each month; and of charges that are billed once a month, what both months
 * before had on the days to come. Between what the method was off at the most, to either side, in the last eight weeks of
 * which as many days are over.
 * @param isWanted whether more than the amount is to be known: most forecasts are of no interest
 * @returns nothing where the history is too short, or the amount is not wanted
 */
export function forecastOf(
  period: BillingPeriod,
  { all, running, soFar, onceSoFar }: ForecastBasis,
  isWanted: (amount: Amount) => boolean = () => true,
): Forecast | undefined {
  const lastDay = [...running.keys()].at(-1);
  if (lastDay === undefined) return undefined;
  const days = daysOf(daysOfBillingPeriod(period));
  const toCome = days.filter((day) => !running.has(day));
  const expected = expectedOn(toCome, lastDay, running);
  if (expected === undefined) return undefined;
  const amount = sumAmounts([
    sumOn(days, all),
    ...toCome.map((day, index) => largerAmount(expected[index] ?? zero, soFar.get(day) ?? zero)),
    ...toCome.map((day) => monthlyOn(day, running)),
    // A fee that came yesterday is there, whether it was expected or not.
    largerAmount(
      monthlyCharges(period, addDays(lastDay, 1), subtracted(all, running)),
      sumOn(toCome, onceSoFar),
    ),
  ]);
  const errors = isWanted(amount) ? errorsOf(toCome, lastDay, running) : [];
  return errors.length < fewestTrials
    ? undefined
    : {
        amount,
        low: addAmounts(amount, errors.reduce(smallerAmount, zero)),
        high: addAmounts(amount, errors.reduce(largerAmount, zero)),
      };
}

/**
 * What is expected of days when no later one than `lastDay` is known: the usual, and what the last days were above theirs.
 * Nothing where too few of the same weekdays are known.
 */
function expectedOn(
  days: readonly UtcDay[],
  lastDay: UtcDay,
  running: AmountsByDay,
): Amount[] | undefined {
  const usual = days
    .map((day) => usualOn(day, Math.max(1, Math.ceil(daysBetween(lastDay, day) / 7)), running))
    .filter((amount) => amount !== undefined);
  if (usual.length < days.length) return undefined;
  const shift = shiftOf(lastDay, running);
  return usual.map((amount) => addAmounts(amount, shift));
}

/** The median of the same weekdays, of four weeks. @param nearest how many weeks before the day the last of them is */
function usualOn(day: UtcDay, nearest: number, running: AmountsByDay): Amount | undefined {
  const before = Array.from({ length: weeks }, (_, index) =>
    running.get(addDays(day, -7 * (nearest + index))),
  ).filter((amount) => amount !== undefined);
  return before.length < fewestWeeks ? undefined : medianAmount(before);
}

/**
 * By what the last days were above what was usual of them, or below it: by the median, lest one of them count. Nothing where
 * they are as much apart from each other.
 */
function shiftOf(lastDay: UtcDay, running: AmountsByDay): Amount {
  const shifts = Array.from({ length: shiftDays }, (_, index) => addDays(lastDay, -index)).map(
    (day) => {
      const [amount, usual] = [running.get(day), usualOn(day, 1, running)];
      return amount === undefined || usual === undefined
        ? undefined
        : subtractAmounts(amount, usual);
    },
  );
  const known = shifts.filter((shift) => shift !== undefined);
  const shift = medianAmount(known) ?? zero;
  const spread =
    medianAmount(known.map((each) => absoluteAmount(subtractAmounts(each, shift)))) ?? zero;
  return isAbove(absoluteAmount(shift), spread) ? shift : zero;
}

/** By how much more came than would have been expected, in weeks that are over. Of days that are not known, nothing. */
function errorsOf(days: readonly UtcDay[], lastDay: UtcDay, running: AmountsByDay): Amount[] {
  const over = Math.ceil(days.length / 7);
  return Array.from({ length: trials }, (_, index) => -7 * (over + index))
    .map((ago) => {
      const then = days.map((day) => addDays(day, ago)).filter((day) => running.has(day));
      const expected = expectedOn(then, addDays(lastDay, ago), running);
      return expected && then.length * 2 >= days.length
        ? subtractAmounts(sumOn(then, running), sumAmounts(expected))
        : undefined;
    })
    .filter((error) => error !== undefined);
}

/** What both months before had, from the same day on, of charges that do not come day by day. */
function monthlyCharges(period: BillingPeriod, next: UtcDay, monthly: AmountsByDay): Amount {
  const [one, two] = [1, 2].map((months) => {
    const before = daysOfBillingPeriod(addMonths(period, -months));
    const from =
      billingPeriodOf(next) === period ? addDays(before.from, dayOfMonth(next) - 1) : before.from;
    return sumOn(daysOf({ from, to: before.to }), monthly);
  });
  return one !== undefined && two !== undefined ? inBoth(one, two) : zero;
}

function subtracted(all: AmountsByDay, some: AmountsByDay): AmountsByDay {
  return new Map(
    [...all].map(([day, amount]) => [day, subtractAmounts(amount, some.get(day) ?? zero)]),
  );
}

function sumOn(days: readonly UtcDay[], amounts: AmountsByDay): Amount {
  return sumAmounts(days.map((day) => amounts.get(day) ?? zero));
}
