import { parseUtcDay, type DayRange } from '@orgcost/domain';
import { plannedRun, window } from '../collect/collection.fixture';
import { earlierDays } from './earlier-days';

const [web, shop, late] = ['111111111111', '222222222222', '333333333333'];
const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const plan = { ...plannedRun, watchOlderMonths: false, alreadyComplete: [] };
const facts = { outcomes: new Map([[late, 'no-data-yet' as const]]) };

describe('days before the window', () => {
  it('are those of accounts that catch up, and of months that are to be read again', () => {
    const tasks = [
      { account: web, ranges: [range('2026-10-22', '2026-11-24')] },
      { account: shop, ranges: [window, range('2026-09-01', '2026-10-01')] },
      { account: late, ranges: [range('2025-11-01', '2026-11-24')] },
      { account: '444444444444', ranges: [window] },
    ];
    expect(earlierDays({ ...plan, tasks }, facts)).toEqual({
      accounts: 2,
      days: 10 + 30,
      from: '2026-09-01',
    });
  });

  it('are none where a plan reads its window only', () => {
    const tasks = [{ account: web, ranges: [window] }];
    expect(earlierDays({ ...plan, tasks }, facts)).toBeUndefined();
  });
});
