import { addDays, daysOf, parseUtcDay, type UtcDay } from '@orgcost/domain';

/** Every series begins here, and ends with a month: 455 UTC days. */
export const firstDay = parseUtcDay('2025-01-01');
export const endDay = parseUtcDay('2026-04-01');
export const calendar: readonly UtcDay[] = daysOf({ from: firstDay, to: endDay });

/** From when on anybody is asked: by then four months are known. */
export const firstToday = addDays(firstDay, 120);

export function isWeekend(day: UtcDay): boolean {
  return new Date(day).getUTCDay() % 6 === 0;
}
