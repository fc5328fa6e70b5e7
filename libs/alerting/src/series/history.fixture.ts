import {
  daysOf,
  parseInstant,
  parseUtcDay,
  type CostLine,
  type Instant,
  type UtcDay,
} from '@orgcost/domain';
import { aDay, aLine, amounts } from '@orgcost/testing';
import type { Looking } from '../policies/view';
import type { ObservedDay } from './observed-day';

export const looking: Looking = { metric: 'unblended', currency: 'USD', settleHours: 48 };

export const at = (text: string): Instant => parseInstant(text);

/** The lines of a day, or the amount of its only one; nothing of a day of which nothing is known. */
export type CostOn = (day: UtcDay) => string | readonly CostLine[] | undefined;

/** An account's days, all seen at one moment. */
export function aHistory(from: string, to: string, seenAt: string, costOn: CostOn): ObservedDay[] {
  return daysOf({ from: parseUtcDay(from), to: parseUtcDay(to) }).flatMap((day) => {
    const cost = costOn(day);
    if (cost === undefined) return [];
    const lines = typeof cost === 'string' ? [aLine({ amounts: amounts(cost) })] : cost;
    return [{ ...aDay(day, lines), seenAt: at(seenAt) }];
  });
}

/** 100 dollars on working days, 40 at weekends. */
export function weekly(day: UtcDay): string {
  return isWeekend(day) ? '40' : '100';
}

export function isWeekend(day: UtcDay): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}
