import { billingPeriodOf, daysOf, type DayRange, type UtcDay } from '@orgcost/domain';
import type { CostSurvey } from '../costs/survey-costs';
import { count } from './count';
import { daySpans } from './day-spans';

/**
 * One line that tells which days of a range the files have, in months of which the ledger has files only: none of them
 * may be missing, for files tell nothing of days without cost. Nothing where they have every past day.
 * @param today the files need not have it yet, nor what follows
 */
export function renderFileDays(
  { days, filePeriods }: Pick<CostSurvey, 'days' | 'filePeriods'>,
  range: DayRange,
  today: UtcDay,
): string {
  const asked = daysOf(range).filter((day) => filePeriods.has(billingPeriodOf(day)));
  const told = asked.filter((day) => days.has(day));
  const others = asked.filter((day) => !days.has(day) && day < today);
  if (others.length === 0) return '';
  return (
    `FOCUS files tell of ${count(told.length, 'day')} (${daySpans(told)}) and nothing of ${others.length} more: ` +
    'these had no cost, or the files lack them\n'
  );
}
