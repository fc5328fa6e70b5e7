import { daysOf, parseBillingPeriod, parseUtcDay, type DayRange } from '@orgcost/domain';
import { renderFileDays } from './file-days';

const today = parseUtcDay('2026-11-10');
const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const october = range('2026-10-01', '2026-11-01');

function rendered(held: DayRange, asked = october, ...files: readonly string[]): string {
  const survey = {
    days: new Set(daysOf(held)),
    filePeriods: new Set(files.map(parseBillingPeriod)),
  };
  return renderFileDays(survey, asked, today);
}

describe('days that FOCUS files have', () => {
  it('are told where there are others, of which they tell nothing', () => {
    expect(rendered(range('2026-10-01', '2026-10-03'), october, '2026-10')).toBe(
      'FOCUS files tell of 2 days (2026-10-01 to 2026-10-02) and nothing of 29 more: these had no cost, or the files lack them\n',
    );
  });

  it('are not expected to have today, or what follows', () => {
    const november = range('2026-11-01', '2026-12-01');
    expect(rendered(range('2026-11-01', '2026-11-10'), november, '2026-11')).toBe('');
    expect(rendered(range('2026-11-01', '2026-11-09'), november, '2026-11')).toBe(
      'FOCUS files tell of 8 days (2026-11-01 to 2026-11-08) and nothing of 1 more: these had no cost, or the files lack them\n',
    );
  });

  it('are of no interest in months that were collected', () => {
    expect(rendered(range('2026-10-01', '2026-10-03'))).toBe('');
  });
});
