import { InvalidInputError } from './invalid-input-error';
import { addDays, type UtcDay } from './utc-day';

/** UTC days from `from` up to, and without, `to`. */
export interface DayRange {
  readonly from: UtcDay;
  readonly to: UtcDay;
}

/** @throws InvalidInputError when the range holds no day */
export function dayRange(from: UtcDay, to: UtcDay): DayRange {
  if (to <= from) {
    throw new InvalidInputError(
      `From ${from} to ${to} there is no day: the end is exclusive and must be later than the start`,
    );
  }
  return { from, to };
}

export function daysOf(range: DayRange): UtcDay[] {
  const days: UtcDay[] = [];
  for (let day = range.from; day < range.to; day = addDays(day, 1)) days.push(day);
  return days;
}

export function containsDay(range: DayRange, day: UtcDay): boolean {
  return range.from <= day && day < range.to;
}

/**
 * Days that follow each other, as one range.
 * @param days in order
 */
export function spansOf(days: readonly UtcDay[]): DayRange[] {
  const spans: DayRange[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last?.to === day) spans.splice(-1, 1, { from: last.from, to: addDays(day, 1) });
    else spans.push({ from: day, to: addDays(day, 1) });
  }
  return spans;
}
