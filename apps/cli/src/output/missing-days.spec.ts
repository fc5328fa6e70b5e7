import { daysOf, parseUtcDay, type CostOrigin, type DayRange, type UtcDay } from '@orgcost/domain';
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
  origin: CostOrigin = 'member',
): UtcDay[] {
  const origins = new Map([[origin, new Set(['111111111111'])]]);
  return missingDays({ days: new Set(held), origins }, asked, today);
}

describe('days that the ledger has nothing of', () => {
  it('are those of the past', () => {
    expect(missing(daysOf(range('2026-11-03', '2026-11-08')))).toEqual([
      '2026-11-01',
      '2026-11-02',
      '2026-11-08',
      '2026-11-09',
    ]);
    expect(missing(daysOf(range('2026-11-01', '2026-11-10')))).toEqual([]);
    expect(missing([], range('2026-11-10', '2026-11-12'))).toEqual([]);
  });

  it('are not told from days without cost where all comes from files', () => {
    expect(missing([], november, 'focus:AWS')).toEqual([]);
  });

  it('are named span by span, with what reads them', () => {
    const days = [...daysOf(range('2026-08-01', '2026-08-15')), parseUtcDay('2026-09-30')];
    expect(renderMissingDays(days, today)).toBe(
      'Missing in these sums: 15 days that the ledger has nothing of (2026-08-01 to 2026-08-14, 2026-09-30): "orgcost collect --since 2026-08-01" reads them\n',
    );
    expect(renderMissingDays(daysOf(range('2025-09-30', '2025-10-01')), today)).toBe(
      'Missing in these sums: 1 day that the ledger has nothing of (2025-09-30): Cost Explorer keeps the days since 2025-10-01, and "orgcost import focus" takes earlier ones from files\n',
    );
    expect(renderMissingDays([], today)).toBe('');
  });
});
