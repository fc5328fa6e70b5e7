import { Temporal } from 'temporal-polyfill';
import { InvalidInputError } from './invalid-input-error';
import { parseUtcDay, type UtcDay } from './utc-day';

declare const instantBrand: unique symbol;

/** A moment as `YYYY-MM-DDTHH:mm:ss.sssZ`, always UTC with milliseconds. Sorts as text. */
export type Instant = string & { readonly [instantBrand]: true };

/** Time enters as an argument: only a program's outermost shell reads the machine's clock. */
export type Clock = () => Instant;

const canonicalInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Reads an ISO 8601 moment with its offset or `Z`. @throws InvalidInputError */
export function parseInstant(text: string): Instant {
  if (isCanonical(text)) return text;
  try {
    return instant(Temporal.Instant.from(text));
  } catch {
    throw new InvalidInputError(
      `"${text}" is not a moment: write it with its zone, such as 2026-11-01T06:00:00Z`,
    );
  }
}

/** @param milliseconds since 1970-01-01T00:00Z, as `Date.now()` gives it */
export function instantFromEpoch(milliseconds: number): Instant {
  return instant(Temporal.Instant.fromEpochMilliseconds(milliseconds));
}

export function epochOf(moment: Instant): number {
  return Date.parse(moment);
}

export function utcDayOf(moment: Instant): UtcDay {
  return parseUtcDay(moment.slice(0, 10));
}

export function startOfDay(day: UtcDay): Instant {
  return `${day}T00:00:00.000Z` as Instant;
}

/** Hours from `from` to `to`, as a fraction. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (epochOf(to) - epochOf(from)) / 3_600_000;
}

/** What a ledger gives back by the thousand is spelled already: to have it spelled again takes twenty times as long. */
function isCanonical(text: string): text is Instant {
  if (!canonicalInstant.test(text)) return false;
  const date = new Date(text);
  // A Date takes a 30th of February for one of March.
  return !Number.isNaN(date.valueOf()) && date.toISOString() === text;
}

function instant(value: Temporal.Instant): Instant {
  return value.toString({ fractionalSecondDigits: 3 }) as Instant;
}
