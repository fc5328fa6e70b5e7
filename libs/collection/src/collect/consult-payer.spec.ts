import {
  billingPeriodOf,
  metrics,
  parseUtcDay,
  type AccountProfile,
  type CostMonth,
  type DayRange,
} from '@orgcost/domain';
import { aLine, aProfile } from '@orgcost/testing';
import { aResult, plannedRun, window } from './collection.fixture';
import { consultPayer, type Consultation } from './consult-payer';
import { digestOf, monthTotals } from '../older-months/month-totals';
import { CappedPageMeter } from '../run/page-meter';
import type { CollectionPlan } from '../plan/plan';
import { AccountNotRecordedError, type MonthUnread } from '../ports/cost-ledger';
import {
  CostSourceError,
  type CostSourceErrorKind,
  type PayerCostSource,
} from '../ports/cost-source';
import type { AccountResult } from '../run/run';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const plan: CollectionPlan = {
  ...plannedRun,
  watchOlderMonths: true,
  tasks: [{ account: ana, ranges: [window] }],
  alreadyComplete: [{ account: ben }],
};
const september = range('2026-09-01', '2026-10-01');
/** The payer tells nothing of it: it moved. */
const held: CostMonth = {
  account: ana,
  period: billingPeriodOf(september.from),
  estimated: false,
  metrics: [...metrics],
  matrix: [aLine()],
  days: [september.from],
  origins: ['member'],
  fetchedAt: plannedRun.startedAt,
};

function range(from: string, to: string): DayRange {
  return { from: parseUtcDay(from), to: parseUtcDay(to) };
}

function consult(
  payer: Partial<PayerCostSource>,
  changes: Partial<CollectionPlan> = {},
  past: readonly AccountResult[] = [],
  profiles: readonly AccountProfile[] = [],
  unread: readonly MonthUnread[] = [],
): Promise<Consultation> {
  return consultPayer(
    {
      payer: {
        accountsWithCost: () => Promise.resolve([ana, ben, cleo]),
        readMonthlyTotals: () => Promise.resolve([]),
        ...payer,
      },
      runs: {
        latestResults: (account, limit) =>
          Promise.resolve(past.filter((result) => result.account === account).slice(0, limit)),
      },
      costs: {
        async *organizationMonth(period, onUnread) {
          if (period !== billingPeriodOf(september.from)) return;
          for (const month of unread) onUnread?.(month);
          yield await Promise.resolve(held);
        },
      },
      accounts: {
        profiles: (ids) => Promise.resolve(profiles.filter(({ id }) => ids?.includes(id))),
      },
      billing: { async *billedMonths() {}, saveBilledMonths: () => Promise.resolve() },
      meter: new CappedPageMeter(),
    },
    { ...plan, ...changes },
  );
}

const cleos = { account: cleo, ranges: [window], onlyByPayer: 'not-in-organization' } as const;
const moved = { ...september, bill: { digest: digestOf(monthTotals([])), again: true } };

describe('consulting the payer', () => {
  it('adds accounts that have cost but were never listed, and months that moved', async () => {
    expect(await consult({})).toEqual({
      plan: { ...plan, tasks: [{ account: ana, ranges: [window, moved] }, cleos] },
      watchedOlderMonths: true,
    });
  });

  it('reads unlisted accounts as the others, from where they were missed or last complete', async () => {
    const tasks = async (result: Partial<AccountResult>, changes: Partial<CollectionPlan> = {}) =>
      (await consult({}, { watchOlderMonths: false, ...changes }, [aResult(result)])).plan.tasks;
    const ranges = [moved, window];
    expect(await tasks({ account: cleo, outcome: 'throttled', ranges })).toEqual([
      ...plan.tasks,
      { ...cleos, ranges: [window, moved] },
    ]);
    const coverage = { since: window.from, lastComplete: parseUtcDay('2026-09-20') };
    expect(await tasks({ account: cleo, coverage })).toEqual([
      ...plan.tasks,
      { ...cleos, ranges: [range('2026-09-01', '2026-11-24')], coverage },
    ]);
    const since = parseUtcDay('2026-10-05');
    expect(await tasks({ account: cleo, coverage }, { since })).toEqual([
      ...plan.tasks,
      { ...cleos, ranges: [range('2026-10-05', '2026-11-24')], coverage },
    ]);
  });

  it('asks nothing when accounts were asked for by name', async () => {
    const asked = () => Promise.reject(new Error('nothing is asked'));
    const named = { ...plan, everyAccount: false };
    expect(await consult({ accountsWithCost: asked, readMonthlyTotals: asked }, named)).toEqual({
      plan: named,
      watchedOlderMonths: false,
    });
  });

  it('reads an account that has left, and costs all the same, since it joined', async () => {
    const left = aProfile({
      id: cleo,
      joined: parseUtcDay('2026-10-04'),
      left: parseUtcDay('2026-10-20'),
    });
    const changes = { watchOlderMonths: false, collectedSince: parseUtcDay('2026-06-15') };
    expect((await consult({}, changes, [], [left])).plan.tasks).toEqual([
      ...plan.tasks,
      { ...cleos, ranges: [range('2026-10-04', '2026-11-24')] },
    ]);
  });

  it('does not watch before it is due', async () => {
    expect(await consult({}, { watchOlderMonths: false })).toEqual({
      plan: { ...plan, watchOlderMonths: false, tasks: [...plan.tasks, cleos] },
      watchedOlderMonths: false,
    });
  });

  it('watches the other months where the ledger cannot read one, and names it', async () => {
    const error = new AccountNotRecordedError('September of Ben cannot be read');
    expect(await consult({}, {}, [], [], [{ account: ben, error }])).toEqual({
      plan: { ...plan, tasks: [{ account: ana, ranges: [window, moved] }, cleos] },
      watchedOlderMonths: true,
      payerFailure: 'September of Ben cannot be read',
    });
  });

  it('names a few of many months that the ledger cannot read: the run that keeps the words is one item', async () => {
    const unread = [1, 2, 3, 4, 5].map((number) => ({
      account: String(number).padStart(12, '0'),
      error: new AccountNotRecordedError(`month ${number}`),
    }));
    expect(await consult({}, {}, [], [], unread)).toMatchObject({
      payerFailure: 'month 1; month 2; month 3; and 2 more',
    });
  });

  it('tells why the payer could not be asked, and leaves the plan as far as it came', async () => {
    const error = new CostSourceError('denied', 'no entry');
    expect(await consult({ accountsWithCost: () => Promise.reject(error) })).toEqual({
      plan,
      watchedOlderMonths: false,
      payerFailure: 'no entry',
    });
    expect(await consult({ readMonthlyTotals: () => Promise.reject(error) })).toEqual({
      plan: { ...plan, tasks: [...plan.tasks, cleos] },
      watchedOlderMonths: false,
      payerFailure: 'no entry',
    });
  });

  it.each<[kind: CostSourceErrorKind, asked: number]>([
    ['throttled', 2],
    ['unavailable', 2],
    ['denied', 1],
  ])('asks once more after what may pass, and no more: %s', async (kind, asked) => {
    for (const question of ['accountsWithCost', 'readMonthlyTotals'] as const) {
      let failing = 1;
      let questions = 0;
      const fails = (answer: []) => {
        questions += 1;
        failing -= 1;
        return failing >= 0
          ? Promise.reject(new CostSourceError(kind, 'no'))
          : Promise.resolve(answer);
      };
      const once = await consult({ [question]: () => fails([]) });
      expect([once.payerFailure, questions]).toEqual([asked === 2 ? undefined : 'no', asked]);
      [failing, questions] = [9, 0];
      const always = await consult({ [question]: () => fails([]) });
      expect([always.payerFailure, questions]).toEqual(['no', asked]);
    }
  });
});
