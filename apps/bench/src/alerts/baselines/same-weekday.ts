import { addDays, type DayCosts } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import type { Detector } from '../detector';
import { dollarsOf } from '../dollars-of';
import { mean } from '../scores/statistics';
import { leastChange } from '../series/cost-event';
import { lastSettledDay } from '../settled';

const weeks = [1, 2, 3, 4, 5, 6, 7, 8];
const fewestWeeks = 4;
const deviations = 3;

/**
 * What people compute: a day's total above the mean of the same weekday in eight weeks before by three standard
 * deviations, and by the least change. Floats, as in a spreadsheet. Each day is looked at once, as soon as it has
 * settled, so none is told twice.
 */
export const sameWeekday: Detector = (known, today) => {
  const day = lastSettledDay(today);
  const costOn = (when: string) => dollarsOn(known, when);
  const cost = costOn(day);
  const before = weeks.flatMap((week) => costOn(addDays(day, -7 * week)) ?? []);
  const usual = mean(before);
  if (cost === undefined || usual === undefined || before.length < fewestWeeks) return [];
  const above = cost - usual;
  const isAbove = above > Math.max(deviations * deviationOf(before, usual), leastChange.dollars);
  return isAbove ? [{ day, at: today, amount: parseAmount(above.toFixed(2)) }] : [];
};

/** Looked for from the end: recent days are asked for. */
function dollarsOn(known: readonly DayCosts[], day: string): number | undefined {
  const costs = known.findLast((each) => each.day <= day);
  return costs?.day === day ? dollarsOf(costs) : undefined;
}

function deviationOf(values: readonly number[], average: number): number {
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
