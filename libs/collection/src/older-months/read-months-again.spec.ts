import { parseBillingPeriod, parseUtcDay, type DayRange } from '@orgcost/domain';
import { plannedRun, window } from '../collect/collection.fixture';
import type { CollectionPlan } from '../plan/plan';
import type { BilledMonth } from '../ports/billing-ledger';
import { readMonthsAgain } from './read-months-again';

const [ana, ben, cleo, dan] = ['111111111111', '222222222222', '333333333333', '444444444444'];
const range = (from: string, to: string): DayRange => ({
  from: parseUtcDay(from),
  to: parseUtcDay(to),
});
const [march, september] = [range('2026-03-01', '2026-04-01'), range('2026-09-01', '2026-10-01')];
const coverage = { since: window.from, lastComplete: parseUtcDay('2026-11-23') };
const plan: CollectionPlan = {
  ...plannedRun,
  watchOlderMonths: true,
  tasks: [{ account: ana, ranges: [window] }],
  alreadyComplete: [{ account: ben, coverage, onlyByPayer: 'closed' }],
};

function moved(account: string, month: string, digest: string): BilledMonth {
  return { account, period: parseBillingPeriod(month), digest, again: digest === 'seen late' };
}

const bill = (digest: string) => ({ digest, again: digest === 'seen late' });

describe('reading months again', () => {
  it('adds them to their account, with what is to be kept of them', () => {
    expect(
      readMonthsAgain(
        plan,
        [moved(ana, '2026-03', 'seen late'), moved(ana, '2026-09', 'b')],
        new Map(),
      ),
    ).toEqual({
      ...plan,
      tasks: [
        {
          account: ana,
          ranges: [
            window,
            { ...march, bill: bill('seen late') },
            { ...september, bill: bill('b') },
          ],
        },
      ],
    });
  });

  it('reads them of an account that is complete but for them', () => {
    expect(readMonthsAgain(plan, [moved(ben, '2026-09', 'b')], new Map()).tasks).toEqual([
      ...plan.tasks,
      {
        account: ben,
        ranges: [{ ...september, bill: bill('b') }],
        coverage,
        onlyByPayer: 'closed',
      },
    ]);
  });

  it('reads them through the payer of an account that has left, and keeps what the ledger has of it', () => {
    const others = new Map([[cleo, { coverage, unread: [], waiting: false }]]);
    const months = [moved(cleo, '2026-09', 'b'), moved(dan, '2026-09', 'c')];
    expect(readMonthsAgain(plan, months, others).tasks).toEqual([
      ...plan.tasks,
      {
        account: cleo,
        ranges: [{ ...september, bill: bill('b') }],
        onlyByPayer: 'not-in-organization',
        coverage,
      },
      {
        account: dan,
        ranges: [{ ...september, bill: bill('c') }],
        onlyByPayer: 'not-in-organization',
      },
    ]);
  });

  it('reads none twice: those that were left over, and those that a longer range reaches', () => {
    const longer = range('2026-08-01', '2026-11-24');
    const tasks = [{ account: ana, ranges: [longer, { ...march, bill: bill('old') }] }];
    expect(
      readMonthsAgain(
        { ...plan, tasks },
        [moved(ana, '2026-03', 'new'), moved(ana, '2026-09', 'b')],
        new Map(),
      ).tasks,
    ).toEqual([{ account: ana, ranges: [longer, { ...march, bill: bill('new') }] }]);
  });
});
