import {
  epochOf,
  instantFromEpoch,
  InvalidInputError,
  parseInstant,
  parseUtcDay,
  type AccountId,
  type AccountProfile,
  type AccountState,
  type DayRange,
} from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import { planCollection, type CollectionPlan, type PlanOptions } from './plan';
import type { Coverage } from '../run/coverage';
import type { AccountOutcome, AccountResult, Run } from '../run/run';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const now = parseInstant('2026-11-23T06:00:00Z');
const today = parseUtcDay('2026-11-23');
const window = range('2026-11-01', '2026-11-24');

function range(from: string, to: string): DayRange {
  return { from: parseUtcDay(from), to: parseUtcDay(to) };
}

interface PastRun {
  readonly run: Run;
  readonly results: readonly AccountResult[];
}

function past(
  id: string,
  facts: Partial<Run>,
  outcomes: Record<AccountId, AccountOutcome>,
  on = today,
): PastRun {
  const counts: Partial<Record<AccountOutcome, number>> = {};
  const results = Object.entries(outcomes).map(([account, outcome]): AccountResult => {
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    return {
      run: id,
      account,
      outcome,
      ranges: [window],
      paidPages: 1,
      daysWritten: 0,
      daysUnchanged: 23,
      daysSuperseded: 0,
      ...(outcome === 'done' && { coverage: { since: window.from, lastComplete: on } }),
    };
  });
  const run: Run = {
    id,
    startedAt: parseInstant('2026-11-23T05:00:00Z'),
    status: 'partial',
    mode: 'member',
    today,
    window,
    everyAccount: true,
    collectedSince: (facts.window ?? window).from,
    watchedOlderMonths: true,
    paidPages: 3,
    outcomes: counts,
    ...facts,
  };
  return { run, results };
}

let resultsRead: string[];

/** @param runs newest first */
function plan(
  runs: readonly PastRun[],
  options: Partial<PlanOptions> = {},
  profiles: readonly AccountProfile[] = [ana, ben, cleo].map((id) => aProfile({ id })),
): Promise<CollectionPlan> {
  resultsRead = [];
  return planCollection(
    {
      accounts: {
        profiles: (ids) => Promise.resolve(profiles.filter(({ id }) => ids?.includes(id) ?? true)),
        addProfiles: () => Promise.reject(new Error('a plan changes nothing')),
      },
      runs: {
        latestRuns: (limit) => Promise.resolve(runs.slice(0, limit).map(({ run }) => run)),
        latestResults: (account, limit) =>
          Promise.resolve(
            runs
              .flatMap(({ results }) => results.filter((result) => result.account === account))
              .slice(0, limit),
          ),
        results: (id) => {
          resultsRead.push(id);
          return Promise.resolve(runs.find(({ run }) => run.id === id)?.results ?? []);
        },
      },
    },
    { run: 'next', mode: 'member', now, ...options },
  );
}

/** What was collected from the window's start on. */
function covered(lastComplete: string): Coverage {
  return { since: window.from, lastComplete: parseUtcDay(lastComplete) };
}

const bill = { digest: 'a', again: false };

function outlineOf({ resumes, alreadyComplete, tasks }: CollectionPlan): object {
  const [complete, toRead] = [alreadyComplete, tasks].map((of) =>
    of.map(({ account }) => account).sort(),
  );
  return { resumes, complete, toRead };
}

describe('planning a collection', () => {
  it('reads every account over the refresh window, with no history and the older months to watch', async () => {
    expect(await plan([])).toEqual({
      run: 'next',
      mode: 'member',
      startedAt: now,
      today,
      window,
      everyAccount: true,
      collectedSince: window.from,
      watchOlderMonths: true,
      tasks: [ana, ben, cleo].map((account) => ({ account, ranges: [window] })),
      alreadyComplete: [],
    });
  });

  it('goes on with a run that was stopped, over the runs that it had gone on with itself', async () => {
    const runs = [
      past('third', { status: 'running', resumes: 'second' }, {}),
      past(
        'second',
        { status: 'partial', resumes: 'first' },
        { [ben]: 'done', [cleo]: 'throttled' },
      ),
      past('first', { status: 'partial' }, { [ana]: 'done', [ben]: 'left-for-next-run' }),
    ];
    expect(await plan(runs)).toEqual({
      run: 'next',
      mode: 'member',
      startedAt: now,
      today,
      window,
      everyAccount: true,
      collectedSince: window.from,
      resumes: 'third',
      watchOlderMonths: false,
      tasks: [{ account: cleo, ranges: [window] }],
      alreadyComplete: [ana, ben].map((account) => ({ account, coverage: covered(today) })),
    });
  });

  it('goes on with itself when it is planned a second time', async () => {
    const runs = [
      past('next', { status: 'running', resumes: 'before' }, { [ben]: 'done' }),
      past('before', { status: 'partial' }, { [ana]: 'done', [ben]: 'left-for-next-run' }),
    ];
    expect(outlineOf(await plan(runs))).toEqual({
      resumes: 'before',
      complete: [ana, ben],
      toRead: [cleo],
    });
  });

  it.each<[string, PastRun]>([
    ['was complete', past('before', { status: 'complete' }, { [ana]: 'done' })],
    ['had tried everything and was denied', past('before', {}, { [ana]: 'done', [ben]: 'denied' })],
    [
      'was of the other mode',
      past('before', { status: 'running', mode: 'payer' }, { [ana]: 'done' }),
    ],
    [
      'had another window',
      past(
        'before',
        { status: 'running', window: range('2026-01-01', '2026-11-24') },
        { [ana]: 'done' },
      ),
    ],
    [
      'ended a day earlier',
      past(
        'before',
        { status: 'running', window: range('2026-11-01', '2026-11-23') },
        { [ana]: 'done' },
      ),
    ],
    [
      'is eight hours old',
      past(
        'before',
        { status: 'running', startedAt: parseInstant('2026-11-22T22:00:00Z') },
        { [ana]: 'done' },
      ),
    ],
  ])('does not go on with a run that %s', async (_, before) => {
    expect(outlineOf(await plan([before]))).toEqual({
      resumes: undefined,
      complete: [],
      toRead: [ana, ben, cleo],
    });
  });

  const stopped = past('before', { status: 'running' }, { [ana]: 'done' });

  it.each<[string, Partial<Run>]>([
    ['complete', { status: 'complete' }],
    ['from another start', { status: 'complete', window: range('2026-01-01', '2026-11-24') }],
    ['in the other mode', { status: 'running', mode: 'payer' }],
  ])('goes on over a run for some accounts only (%s)', async (_, facts) => {
    const between = past('between', { ...facts, everyAccount: false }, { [ben]: 'done' });
    expect(outlineOf(await plan([between, stopped]))).toEqual({
      resumes: 'before',
      complete: [ana],
      toRead: [ben, cleo],
    });
  });

  it('reads again what a complete run read that was asked for the same accounts', async () => {
    const again = past('again', { status: 'complete', everyAccount: false }, { [ana]: 'done' });
    expect(outlineOf(await plan([again, stopped], { accounts: [ana] }))).toEqual({
      resumes: undefined,
      complete: [],
      toRead: [ana],
    });
  });

  it('goes on with a run for some accounts, as far as they are asked for', async () => {
    const some = past(
      'some',
      { status: 'running', everyAccount: false },
      { [ana]: 'done', [ben]: 'done' },
    );
    expect(outlineOf(await plan([some], { accounts: [ana, cleo] }))).toEqual({
      resumes: 'some',
      complete: [ana],
      toRead: [cleo],
    });
  });

  it('asks again for no account that only the payer knows', async () => {
    const unlisted = '444444444444';
    const found = past('before', { status: 'running' }, { [unlisted]: 'taken-from-payer' });
    expect(await plan([found])).toMatchObject({
      tasks: [{ account: ana }, { account: ben }, { account: cleo }],
      alreadyComplete: [{ account: unlisted, onlyByPayer: 'not-in-organization' }],
    });
    expect((await plan([found], { accounts: [ana] })).alreadyComplete).toEqual([]);
  });

  it('reads only the refresh window where a start was asked for and read on the day before', async () => {
    const since = parseUtcDay('2026-01-05');
    const yesterday = parseUtcDay('2026-11-22');
    const { run, results } = past(
      'before',
      {
        status: 'running',
        startedAt: parseInstant('2026-11-22T23:00:00Z'),
        today: yesterday,
        window: range('2026-01-05', '2026-11-23'),
      },
      { [ana]: 'done', [ben]: 'left-for-next-run', '444444444444': 'done' },
      yesterday,
    );
    const ranges = [range('2026-01-05', '2026-11-23')];
    const coverage = { since, lastComplete: yesterday };
    const before = {
      run,
      results: results.map((result) => ({
        ...result,
        ranges,
        ...(result.coverage && { coverage }),
      })),
    };
    const whole = range('2026-01-05', '2026-11-24');
    expect(await plan([before], { since })).toEqual({
      run: 'next',
      mode: 'member',
      startedAt: now,
      today,
      window: whole,
      everyAccount: true,
      collectedSince: since,
      since,
      resumes: 'before',
      watchOlderMonths: false,
      tasks: [
        { account: ben, ranges: [whole] },
        { account: cleo, ranges: [whole] },
        { account: ana, ranges: [window], coverage },
        {
          account: '444444444444',
          ranges: [window],
          coverage,
          onlyByPayer: 'not-in-organization',
        },
      ],
      alreadyComplete: [],
    });
  });

  it('reads no more results than it may go on with, and those of the run before', async () => {
    const hourly = Array.from({ length: 20 }, (_, hoursAgo) =>
      past(
        `${hoursAgo} hours ago`,
        {
          status: 'running',
          startedAt: instantFromEpoch(epochOf(now) - hoursAgo * 3_600_000),
          everyAccount: hoursAgo % 2 === 0,
        },
        { [ana]: 'done' },
      ),
    );
    await plan(hourly);
    expect(resultsRead).toEqual(hourly.slice(0, 9).map(({ run }) => run.id));
  });

  it('reads each account from where it was last complete', async () => {
    const runs = [
      past('yesterday', { status: 'complete' }, { [ana]: 'done' }, parseUtcDay('2026-11-22')),
      past(
        'in September',
        { status: 'complete' },
        { [ana]: 'done', [ben]: 'done' },
        parseUtcDay('2026-09-20'),
      ),
    ];
    expect((await plan(runs)).tasks).toEqual([
      { account: cleo, ranges: [window] },
      {
        account: ben,
        ranges: [range('2026-09-01', '2026-11-24')],
        coverage: covered('2026-09-20'),
      },
      { account: ana, ranges: [window], coverage: covered('2026-11-22') },
    ]);
  });

  it('reads again, from where they were missed, days and months that could not be read', async () => {
    const missed = past(
      'before',
      { status: 'complete' },
      { [ana]: 'denied', [ben]: 'no-data-yet' },
    );
    const september = range('2026-09-01', '2026-11-23');
    const march = { ...range('2026-03-01', '2026-04-01'), bill };
    const results = missed.results.map((result) => ({ ...result, ranges: [september, march] }));
    expect((await plan([{ ...missed, results }])).tasks).toEqual([
      { account: ana, ranges: [range('2026-09-01', '2026-11-24'), march] },
      { account: ben, ranges: [range('2026-09-01', '2026-11-24'), march] },
      { account: cleo, ranges: [window] },
    ]);
  });

  it('goes by the newest result of each account, also past runs that asked for others', async () => {
    const runs = [
      past('third', { status: 'complete' }, { [ana]: 'done' }),
      past('second', { status: 'complete' }, { [ben]: 'done' }, parseUtcDay('2026-09-20')),
      past('first', { status: 'partial' }, { [ben]: 'throttled' }),
    ];
    expect((await plan(runs)).tasks[1]).toEqual({
      account: ben,
      ranges: [range('2026-09-01', '2026-11-24')],
      coverage: covered('2026-09-20'),
    });
  });

  it('reads older months that were left over, and not all that has passed since', async () => {
    const months = [
      { ...range('2026-03-01', '2026-04-01'), bill },
      { ...range('2026-06-01', '2026-07-01'), bill: { digest: 'b', again: true } },
    ];
    const before = past('before', { status: 'complete' }, { [ana]: 'denied' });
    const results = before.results.map((result) => ({ ...result, ranges: months }));
    expect((await plan([{ ...before, results }])).tasks[0]).toEqual({
      account: ana,
      ranges: [window, ...months],
    });
  });

  it('reads no older month that Cost Explorer does not keep any more', async () => {
    const [gone, kept] = [
      { ...range('2025-09-01', '2025-10-01'), bill },
      { ...range('2025-10-01', '2025-11-01'), bill },
    ];
    const before = past('before', { status: 'complete' }, { [ana]: 'throttled' });
    const results = before.results.map((result) => ({ ...result, ranges: [window, gone, kept] }));
    expect((await plan([{ ...before, results }])).tasks[0]).toEqual({
      account: ana,
      ranges: [window, kept],
    });
  });

  it('reads no further back than Cost Explorer keeps days', async () => {
    const idle = past(
      'long ago',
      { status: 'complete' },
      { [ana]: 'done' },
      parseUtcDay('2024-01-20'),
    );
    expect((await plan([idle])).tasks[2]).toEqual({
      account: ana,
      ranges: [range('2025-10-01', '2026-11-24')],
      coverage: covered('2024-01-20'),
    });
    const denied = past(
      'long ago',
      { collectedSince: parseUtcDay('2024-01-01') },
      { [ana]: 'denied' },
    );
    expect((await plan([denied])).tasks).toEqual(
      [ana, ben, cleo].map((account) => ({ account, ranges: [range('2025-10-01', '2026-11-24')] })),
    );
  });

  describe('reads what the ledger is to have of every account', () => {
    const since = parseUtcDay('2026-06-15');
    const owed = range('2026-06-15', '2026-11-24');
    const collected = past(
      'before',
      { status: 'complete', collectedSince: since },
      { [ana]: 'done' },
    );
    const withCoverage = {
      ...collected,
      results: collected.results.map((result) => ({
        ...result,
        coverage: { since, lastComplete: today },
      })),
    };

    it('of an account that joined while no run came, since it joined', async () => {
      const joined = aProfile({ id: ben, joined: parseUtcDay('2026-10-04') });
      const early = aProfile({ id: cleo, joined: parseUtcDay('2026-01-04') });
      expect(
        (await plan([withCoverage], {}, [aProfile({ id: ana }), joined, early])).tasks,
      ).toEqual([
        { account: ben, ranges: [range('2026-10-04', '2026-11-24')] },
        { account: cleo, ranges: [owed] },
        { account: ana, ranges: [window], coverage: { since, lastComplete: today } },
      ]);
    });

    it('also where a run from an earlier start was stopped before it, and whatever was collected since', async () => {
      const killed = past(
        'killed',
        { status: 'running', window: owed, startedAt: parseInstant('2026-11-20T05:00:00Z') },
        {},
      );
      const later = past('later', { status: 'complete', collectedSince: since }, { [ana]: 'done' });
      expect((await plan([later, killed])).tasks).toEqual([
        { account: ben, ranges: [owed] },
        { account: cleo, ranges: [owed] },
        { account: ana, ranges: [owed], coverage: covered(today) },
      ]);
    });

    it('and a month that was left over only where that does not reach it', async () => {
      const june = { ...range('2026-06-15', '2026-07-01'), bill };
      const may = { ...range('2026-05-01', '2026-06-01'), bill };
      const denied = past('before', { collectedSince: since }, { [ana]: 'denied' });
      const results = denied.results.map((result) => ({ ...result, ranges: [owed, june, may] }));
      expect((await plan([{ ...denied, results }], {}, [aProfile({ id: ana })])).tasks).toEqual([
        { account: ana, ranges: [owed, may] },
      ]);
    });

    it('but not again and again what Cost Explorer no longer keeps', async () => {
      const long = past('before', { collectedSince: parseUtcDay('2025-01-01') }, { [ana]: 'done' });
      const results = long.results.map((result) => ({
        ...result,
        coverage: { since: parseUtcDay('2025-10-01'), lastComplete: today },
      }));
      expect((await plan([{ ...long, results }], {}, [aProfile({ id: ana })])).tasks).toMatchObject(
        [{ ranges: [window] }],
      );
    });

    it('but not again what it has, where a longer look was left over', async () => {
      const results = withCoverage.results.map((result) => ({
        ...result,
        outcome: 'left-for-next-run' as const,
        ranges: [owed],
      }));
      expect(
        (await plan([{ ...withCoverage, results }], {}, [aProfile({ id: ana })])).tasks,
      ).toMatchObject([{ ranges: [window] }]);
    });

    it('of an account that only the payer told of, and that was left over', async () => {
      const stranger = '444444444444';
      const before = past('before', { collectedSince: since }, { [stranger]: 'left-for-next-run' });
      const results = before.results.map((result) => ({ ...result, ranges: [owed] }));
      const later = { now: parseInstant('2026-11-23T15:00:00Z') };
      expect((await plan([{ ...before, results }], later, [aProfile({ id: ana })])).tasks).toEqual([
        { account: ana, ranges: [owed] },
        { account: stranger, ranges: [owed], onlyByPayer: 'not-in-organization' },
      ]);
    });

    it('of an account that has left, until it is read', async () => {
      const left = aProfile({ id: ben, left: parseUtcDay('2026-07-01') });
      const settled = aProfile({ id: cleo, left: parseUtcDay('2026-06-15') });
      expect((await plan([withCoverage], {}, [left, settled])).tasks).toEqual([
        { account: ben, ranges: [owed], onlyByPayer: 'not-in-organization' },
      ]);
    });

    it('but asks no account for it where only some were ever asked for', async () => {
      const some = past('some', { everyAccount: false }, { [ana]: 'done' });
      const withoutStart = ({ collectedSince: _, ...run }: Run): Run => run;
      const planned = await plan([{ ...some, run: withoutStart(some.run) }], {
        accounts: [ana, ben],
      });
      expect([planned.collectedSince, planned.tasks.map(({ ranges }) => ranges)]).toEqual([
        undefined,
        [[window], [window]],
      ]);
    });
  });

  it('begins with accounts that wait for their turn, then those that were collected longest ago', async () => {
    const waiting = past(
      'before',
      {},
      { [ana]: 'done', [ben]: 'left-for-next-run', [cleo]: 'left-for-next-run' },
    );
    const results = waiting.results.map((result) => ({
      ...result,
      paidPages: result.account === cleo ? 0 : 3,
      ...(result.account === cleo && { coverage: covered('2026-11-22') }),
    }));
    const { tasks } = await plan([{ ...waiting, results }], { mode: 'payer' });
    expect(tasks.map(({ account }) => account)).toEqual([cleo, ben, ana]);
  });

  it('takes accounts that left within the window from the payer alone, and no longer those that left before', async () => {
    const left = (id: string, day: string): AccountProfile => {
      return aProfile({ id, validFrom: parseUtcDay(day), left: parseUtcDay(day) });
    };
    const profiles = [aProfile({ id: ana }), left(ben, '2026-11-10'), left(cleo, '2026-11-01')];
    expect((await plan([], {}, profiles)).tasks).toEqual([
      { account: ana, ranges: [window] },
      { account: ben, ranges: [window], onlyByPayer: 'not-in-organization' },
    ]);
    expect((await plan([], { accounts: [cleo] }, profiles)).tasks).toEqual([
      { account: cleo, ranges: [window], onlyByPayer: 'not-in-organization' },
    ]);
  });

  it.each<[AccountState, object]>([
    ['PENDING_ACTIVATION', {}],
    ['ACTIVE', {}],
    ['SUSPENDED', { onlyByPayer: 'suspended' }],
    ['PENDING_CLOSURE', { isClosing: true }],
    ['CLOSED', { onlyByPayer: 'closed' }],
  ])(
    'asks an account that is %s itself, unless no role can be assumed there',
    async (state, expected) => {
      expect((await plan([], {}, [aProfile({ id: ana, state })])).tasks).toEqual([
        { account: ana, ranges: [window], ...expected },
      ]);
    },
  );

  it('watches older months again after a week', async () => {
    const watched = (startedAt: string): PastRun =>
      past('before', { status: 'complete', startedAt: parseInstant(startedAt) }, {});
    expect((await plan([watched('2026-11-17T00:00:00Z')])).watchOlderMonths).toBe(false);
    expect((await plan([watched('2026-11-16T23:59:59Z')])).watchOlderMonths).toBe(true);
  });

  it('remembers the watch of a week in which a run was started every hour', async () => {
    const hourly = Array.from({ length: 6 * 24 + 7 }, (_, hoursAgo) =>
      past(
        `${hoursAgo} hours ago`,
        {
          status: 'complete',
          startedAt: instantFromEpoch(epochOf(now) - hoursAgo * 3_600_000),
          // The first of its UTC day, six days ago.
          watchedOlderMonths: hoursAgo === 6 * 24 + 6,
        },
        {},
      ),
    );
    expect((await plan(hourly)).watchOlderMonths).toBe(false);
    expect((await plan(hourly.slice(0, -1))).watchOlderMonths).toBe(true);
  });

  it('reads only the accounts asked for, from the day asked for', async () => {
    const {
      window: asked,
      everyAccount,
      tasks,
    } = await plan([], { accounts: [ben], since: parseUtcDay('2025-10-01') });
    expect({ asked, everyAccount, tasks }).toEqual({
      asked: range('2025-10-01', '2026-11-24'),
      everyAccount: false,
      tasks: [{ account: ben, ranges: [range('2025-10-01', '2026-11-24')] }],
    });
  });

  it.each<[string, Partial<PlanOptions>, readonly AccountProfile[] | undefined, string]>([
    [
      'an account that the ledger does not know',
      { accounts: [ana, '999999999999'] },
      undefined,
      'The ledger knows no account 999999999999: see "orgcost accounts list", or run "orgcost accounts sync"',
    ],
    [
      'no account at all',
      {},
      [],
      'The ledger knows no account yet: run "orgcost accounts sync" first',
    ],
    [
      'a start before what Cost Explorer keeps',
      { since: parseUtcDay('2025-09-30') },
      undefined,
      'Nothing can be collected since 2025-09-30: Cost Explorer keeps the days since 2025-10-01',
    ],
    [
      'a start in the future',
      { since: parseUtcDay('2026-11-24') },
      undefined,
      'Nothing can be collected since 2026-11-24: it is later than today, 2026-11-23 (UTC)',
    ],
  ])('refuses %s', async (_, options, profiles, message) => {
    await expect(plan([], options, profiles)).rejects.toEqual(new InvalidInputError(message));
  });
});
