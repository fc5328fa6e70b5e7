import { parseBillingPeriod, parseUtcDay, type DayRange } from '@orgcost/domain';
import { plannedRun, window } from '../collect/collection.fixture';
import type { CollectionPlan } from '../plan/plan';
import type { BilledMonth } from '../ports/billing-ledger';
import { readMonthsAgain } from './read-months-again';

const [ana, ben] = ['111111111111', '222222222222'];
const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const [march, september] = [range('2026-03-01', '2026-04-01'), range('2026-09-01', '2026-10-01')];
const lastComplete = parseUtcDay('2026-11-23');
const plan: CollectionPlan = {
  ...plannedRun,
  watchOlderMonths: true,
  tasks: [{ account: ana, ranges: [window] }],
  alreadyComplete: [{ account: ben, lastComplete, onlyByPayer: 'closed' }],
};

function moved(account: string, month: string, digest: string): BilledMonth {
  return { account, period: parseBillingPeriod(month), digest };
}

describe('reading months again', () => {
  it('adds them to their account, with what is to be kept of them', () => {
    expect(readMonthsAgain(plan, [moved(ana, '2026-03', 'a'), moved(ana, '2026-09', 'b')])).toEqual(
      {
        ...plan,
        tasks: [
          {
            account: ana,
            ranges: [window, { ...march, billed: 'a' }, { ...september, billed: 'b' }],
          },
        ],
      },
    );
  });

  it('reads them of an account that is complete but for them', () => {
    expect(readMonthsAgain(plan, [moved(ben, '2026-09', 'b')]).tasks).toEqual([
      ...plan.tasks,
      {
        account: ben,
        ranges: [{ ...september, billed: 'b' }],
        lastComplete,
        onlyByPayer: 'closed',
      },
    ]);
  });

  it('reads none twice: those that were left over, and those that a longer range reaches', () => {
    const longer = range('2026-08-01', '2026-11-24');
    const tasks = [{ account: ana, ranges: [longer, { ...march, billed: 'old' }] }];
    expect(
      readMonthsAgain({ ...plan, tasks }, [
        moved(ana, '2026-03', 'new'),
        moved(ana, '2026-09', 'b'),
      ]).tasks,
    ).toEqual([{ account: ana, ranges: [longer, { ...march, billed: 'new' }] }]);
  });
});
