import { parseInstant } from '@orgcost/domain';
import { plannedRun, window } from './collection-fixtures';
import { consultPayer, type Consultation } from './consult-payer';
import { CappedPageMeter } from './page-meter';
import type { CollectionPlan } from './plan';
import { CostSourceError, type PayerCostSource } from './ports/cost-source';
import { finishedRun } from './run-record';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const plan: CollectionPlan = {
  ...plannedRun,
  everyAccount: true,
  watchOlderMonths: true,
  tasks: [{ account: ana, ranges: [window] }],
  alreadyComplete: [ben],
};

function consult(
  payer: Partial<PayerCostSource>,
  changes: Partial<CollectionPlan> = {},
): Promise<Consultation> {
  return consultPayer(
    {
      payer: {
        accountsWithCost: () => Promise.resolve([ana, ben, cleo]),
        readMonthlyTotals: () => Promise.resolve([]),
        ...payer,
      },
      costs: { async *organizationMonth() {} },
      meter: new CappedPageMeter(),
    },
    { ...plan, ...changes },
  );
}

const withCleo = {
  ...plan,
  tasks: [...plan.tasks, { account: cleo, ranges: [window], onlyByPayer: true as const }],
};

describe('consulting the payer', () => {
  it('adds accounts that have cost but were never listed', async () => {
    expect(await consult({})).toEqual({ plan: withCleo, watchedOlderMonths: true });
  });

  it('adds none when accounts were asked for by name, and does not count that as a watch', async () => {
    expect(await consult({}, { everyAccount: false })).toEqual({
      plan: { ...plan, everyAccount: false },
      watchedOlderMonths: false,
    });
  });

  it('does not watch before it is due', async () => {
    expect(await consult({}, { watchOlderMonths: false })).toEqual({
      plan: { ...withCleo, watchOlderMonths: false },
      watchedOlderMonths: false,
    });
  });

  it('tells why the payer could not be asked, and leaves the plan as it was', async () => {
    const error = new CostSourceError('denied', 'no entry');
    expect(await consult({ accountsWithCost: () => Promise.reject(error) })).toEqual({
      plan,
      watchedOlderMonths: false,
      failure: 'no entry',
    });
  });
});

describe('the record of a run', () => {
  const end = {
    finishedAt: parseInstant('2026-11-23T07:00:00Z'),
    paidPages: 3,
    watchedOlderMonths: true,
  };

  it('counts older months as watched when everything was read', () => {
    const outcomes = { done: 2, 'taken-from-payer': 1, 'no-data-yet': 1 };
    expect(finishedRun(plan, { ...end, outcomes })).toEqual({
      id: 'now',
      startedAt: '2026-11-23T06:00:00.000Z',
      finishedAt: '2026-11-23T07:00:00.000Z',
      status: 'complete',
      mode: 'member',
      today: '2026-11-23',
      window,
      watchedOlderMonths: true,
      paidPages: 3,
      outcomes,
    });
  });

  it.each(['denied', 'throttled', 'failed', 'left-for-next-run'] as const)(
    'is partial, and looks for moved months again, where an account was %s',
    (outcome) => {
      expect(finishedRun(plan, { ...end, outcomes: { done: 2, [outcome]: 1 } })).toMatchObject({
        status: 'partial',
        watchedOlderMonths: false,
      });
    },
  );
});
