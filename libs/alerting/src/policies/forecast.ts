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
}

/** Weeks whose weekdays are what is expected of the next ones: few, so that it follows an account that grows. */
const weeks = 4;
const fewestWeeks = 3;
/** Earlier weeks in which the method is tried, and of how many it can be at the least. */
const trials = 8;
const fewestTrials = 4;

/**
 * What is settled of the month; for each other day of it, the median of the same weekdays of the last four weeks; and of
 * charges that come once a month, what the month before had on the days to come. Between what the method was off at the
 * most, to either side, in the last eight weeks of which as many days are over.
 * @returns nothing where the history is too short for that
 */
export function forecastOf(
  period: BillingPeriod,
  { all, running, soFar }: ForecastBasis,
): Forecast | undefined {
  const lastDay = [...running.keys()].at(-1);
  if (lastDay === undefined) return undefined;
  const days = daysOf(daysOfBillingPeriod(period));
  const toCome = days.filter((day) => !running.has(day));
  const expected = expectedOn(toCome, lastDay, running);
  const errors = errorsOf(toCome, lastDay, running);
  if (expected === undefined || errors.length < fewestTrials) return undefined;

  const amount = sumAmounts([
    sumOn(days, all),
    ...toCome.map((day, index) => largerAmount(expected[index] ?? zero, soFar.get(day) ?? zero)),
    monthlyCharges(period, addDays(lastDay, 1), subtracted(all, running)),
  ]);
  return {
    amount,
    low: addAmounts(amount, errors.reduce(smallerAmount, zero)),
    high: addAmounts(amount, errors.reduce(largerAmount, zero)),
  };
}

/**
 * What is expected of days when no later one than `lastDay` is known; nothing where too few of the same weekdays are
 * known.
 */
function expectedOn(
  days: readonly UtcDay[],
  lastDay: UtcDay,
  running: AmountsByDay,
): Amount[] | undefined {
  const expected = days
    .map((day) => {
      const nearest = Math.max(1, Math.ceil(daysBetween(lastDay, day) / 7));
      const before = Array.from({ length: weeks }, (_, index) =>
        running.get(addDays(day, -7 * (nearest + index))),
      ).filter((amount) => amount !== undefined);
      return before.length < fewestWeeks ? undefined : medianAmount(before);
    })
    .filter((amount) => amount !== undefined);
  return expected.length === days.length ? expected : undefined;
}

/** By how much more came than would have been expected, in weeks that are over. */
function errorsOf(days: readonly UtcDay[], lastDay: UtcDay, running: AmountsByDay): Amount[] {
  const over = Math.ceil(days.length / 7);
  return Array.from({ length: trials }, (_, index) => -7 * (over + index))
    .map((ago) => {
      const then = days.map((day) => addDays(day, ago));
      const expected = expectedOn(then, addDays(lastDay, ago), running);
      const whole = then.every((day) => running.has(day));
      return expected && whole
        ? subtractAmounts(sumOn(then, running), sumAmounts(expected))
        : undefined;
    })
    .filter((error) => error !== undefined);
}

/** What the month before had on the days from `next` on. */
function monthlyCharges(period: BillingPeriod, next: UtcDay, monthly: AmountsByDay): Amount {
  const before = daysOfBillingPeriod(addMonths(period, -1));
  const from =
    billingPeriodOf(next) === period ? addDays(before.from, dayOfMonth(next) - 1) : before.from;
  return sumOn(daysOf({ from, to: before.to }), monthly);
}

function subtracted(all: AmountsByDay, some: AmountsByDay): AmountsByDay {
  return new Map(
    [...all].map(([day, amount]) => [day, subtractAmounts(amount, some.get(day) ?? zero)]),
  );
}

function sumOn(days: readonly UtcDay[], amounts: AmountsByDay): Amount {
  return sumAmounts(days.map((day) => amounts.get(day) ?? zero));
}
