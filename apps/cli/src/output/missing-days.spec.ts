import {
  daysOf,
  parseBillingPeriod,
  parseUtcDay,
  type DayRange,
  type UtcDay,
} from '@orgcost/domain';
import { missingDays, renderMissingDays } from './missing-days';

const today = parseUtcDay('2026-11-10');
const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const november = range('2026-11-01', '2026-12-01');

function missing(
  held: readonly UtcDay[],
  asked = november,
  files: readonly string[] = [],
): UtcDay[] {
  const filePeriods = new Set(files.map(parseBillingPeriod));
  return missingDays({ days: new Set(held), filePeriods }, asked, today);
}

const nothing = { days: new Set<UtcDay>() };

describe('days that the ledger has nothing of', () => {
  it('are those of the past', () => {
    expect(missing(daysOf(range('2026-11-03', '2026-11-08')))).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-08',
      '2026-11-09',
    ]);
    expect(missing(daysOf(range('2026-11-01', '2026-11-10')))).toEqual([]);
    expect(missing([today], range('2026-11-10', '2026-11-12'))).toEqual([]);
    expect(missing([today], range('2026-11-05', '2026-11-05'))).toEqual([]);
  });

  it('are not told from days without cost in months of which there are files only', () => {
    const asked = range('2026-10-30', '2026-11-02');
    const held = [parseUtcDay('2026-10-30')];
    expect(missing(held, asked, ['2026-10'])).toEqual(['2026-11-01']);
  });

  it('are told otherwise where nothing at all is known', () => {
    expect(missing([])).toEqual([]);
  });

  it('are named span by span, with what reads them', () => {
    const days = [...daysOf(range('2026-08-01', '2026-08-15')), parseUtcDay('2026-09-30')];
    expect(renderMissingDays(days, nothing, today)).toBe(
      'Missing in these sums: 15 days that the ledger has nothing of (2026-08-01 to 2026-08-14, 2026-09-30): "orgcost collect --since 2026-08-01" reads them\n',
    );
    expect(renderMissingDays(daysOf(range('2025-09-30', '2025-10-01')), nothing, today)).toBe(
      'Missing in these sums: 1 day that the ledger has nothing of (2025-09-30): Cost Explorer keeps the days since 2025-10-01, and "orgcost import focus" takes earlier ones from files\n',
    );
    const earlier = { days: new Set([parseUtcDay('2026-07-31')]) };
    expect(renderMissingDays(daysOf(range('2026-08-01', '2026-08-02')), earlier, today)).toBe(
      'Missing in these sums: 1 day that the ledger has nothing of (2026-08-01): "orgcost collect" reads them\n',
    );
    expect(renderMissingDays([], nothing, today)).toBe('');
  });
});
