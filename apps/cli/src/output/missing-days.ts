import { earliestDay } from '@orgcost/collection';
import { billingPeriodOf, daysOf, type DayRange, type UtcDay } from '@orgcost/domain';
import type { CostSurvey } from '../costs/survey-costs';
import { count } from './count';
import { daySpans } from './day-spans';

/**
 * Past days of a range of which the ledger has nothing, of no account. Months of which it has files only are left out
 * and told by `renderFileDays`: files tell nothing of days without cost.
 * @param today nothing need be known yet of it and what follows
 */
export function missingDays(
  { days, filePeriods }: Pick<CostSurvey, 'days' | 'filePeriods'>,
  { from, to }: DayRange,
  today: UtcDay,
): UtcDay[] {
  const end = to < today ? to : today;
  if (days.size === 0 || from >= end) return [];
  return daysOf({ from, to: end }).filter(
    (day) => !days.has(day) && !filePeriods.has(billingPeriodOf(day)),
  );
}

/** One line that keeps sums from being taken for whole; nothing where no day is missing. */
export function renderMissingDays(
  missing: readonly UtcDay[],
  { days }: Pick<CostSurvey, 'days'>,
  today: UtcDay,
): string {
  const [first] = missing;
  if (first === undefined) return '';
  // What follows days that were collected, each run takes by itself.
  const isBehind = [...days].some((day) => day < first);
  const mend = isBehind ? '"orgcost collect" reads them' : collectSince(first, today);
  return `Missing in these sums: ${count(missing.length, 'day')} that the ledger has nothing of (${daySpans(missing)}): ${mend}\n`;
}

/** What brings days into the ledger. */
export function collectSince(day: UtcDay, today: UtcDay): string {
  const earliest = earliestDay(today);
  return day >= earliest
    ? `"orgcost collect --since ${day}" reads them`
    : `Cost Explorer keeps the days since ${earliest}, and "orgcost import focus" takes earlier ones from files`;
}
