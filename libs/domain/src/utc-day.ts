import { Temporal } from 'temporal-polyfill';
import { InvalidInputError } from './invalid-input-error';

declare const utcDayBrand: unique symbol;

/** A day of UTC as `YYYY-MM-DD`: the days that AWS bills by. Sorts as text. */
export type UtcDay = string & { readonly [utcDayBrand]: true };

/** @throws InvalidInputError for another format, or a day that the calendar does not have */
export function parseUtcDay(text: string): UtcDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw new InvalidInputError(
      `"${text}" is not a day: write it as YYYY-MM-DD, such as 2026-11-01`,
    );
  }
  try {
    return utcDay(Temporal.PlainDate.from(text));
  } catch {
    throw new InvalidInputError(`"${text}" is not a day: the calendar does not have it`);
  }
}

const dayMilliseconds = 86_400_000;

/** By the number of days since 1970: alerts look back a thousand times for an account, and a calendar takes 30 times as long. */
export function addDays(day: UtcDay, days: number): UtcDay {
  return new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10) as UtcDay;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: UtcDay, to: UtcDay): number {
  return (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
}

/** 1 to 31. */
export function dayOfMonth(day: UtcDay): number {
  return Temporal.PlainDate.from(day).day;
}

function utcDay(date: Temporal.PlainDate): UtcDay {
  return date.toString() as UtcDay;
}
