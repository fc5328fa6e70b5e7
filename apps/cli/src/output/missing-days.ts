import { earliestDay } from '@orgcost/collection';
import { addDays, daysBetween, daysOf, type DayRange, type UtcDay } from '@orgcost/domain';
import type { CostSurvey } from '../costs/survey-costs';
import { count } from './count';
import { few } from './few';

/**
 * Past days of a range of which the ledger has nothing, of no account; none where all is from files, which leave out
 * days without cost.
 * @param today nothing need be known yet of it and what follows
 */
export function missingDays(
  { days, origins }: Pick<CostSurvey, 'days' | 'origins'>,
  { from, to }: DayRange,
  today: UtcDay,
): UtcDay[] {
  if ([...origins.keys()].every((origin) => origin.startsWith('focus:'))) return [];
  if (from >= today) return [];
  return daysOf({ from, to: to < today ? to : today }).filter((day) => !days.has(day));
}

/** One line that keeps sums from being taken for whole; nothing where no day is missing. */
export function renderMissingDays(missing: readonly UtcDay[], today: UtcDay): string {
  const [first] = missing;
  if (first === undefined) return '';
  const spans = spansOf(missing).map(({ from, to }) =>
    daysBetween(from, to) === 1 ? from : `${from} to ${addDays(to, -1)}`,
  );
  return `Missing in these sums: ${count(missing.length, 'day')} that the ledger has nothing of (${few(spans)}): ${collectSince(first, today)}\n`;
}

/** What brings days into the ledger. */
export function collectSince(day: UtcDay, today: UtcDay): string {
  const earliest = earliestDay(today);
  return day >= earliest
    ? `"orgcost collect --since ${day}" reads them`
    : `Cost Explorer keeps the days since ${earliest}, and "orgcost import focus" takes earlier ones from files`;
}

function spansOf(days: readonly UtcDay[]): DayRange[] {
  const spans: DayRange[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last?.to === day) spans.splice(-1, 1, { from: last.from, to: addDays(day, 1) });
    else spans.push({ from: day, to: addDays(day, 1) });
  }
  return spans;
}
