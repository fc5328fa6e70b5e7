import { parseInstant, parseUtcDay, type AccountId, type DayRange } from '@orgcost/domain';
import { aProfile } from '@orgcost/testing';
import type { AccountOutcome, AccountResult, Run, RunStatus } from '../run/run';
import {
  accountGaps,
  type AccountGaps,
  type CostsAsked,
  type UncollectedAccount,
} from './account-gaps';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const november = range('2026-11-01', '2026-11-24');

function range(from: string, to: string): DayRange {
  return { from: parseUtcDay(from), to: parseUtcDay(to) };
}

interface PastRun {
  readonly run: Run;
  readonly results: readonly AccountResult[];
}

/** @param outcomes by account, each with the day of its last complete collection where it had one */
function past(
  id: string,
  status: RunStatus,
  outcomes: Record<AccountId, AccountOutcome | readonly [AccountOutcome, string]>,
  facts: Partial<Run> = {},
): PastRun {
  return {
    run: {
      id,
      startedAt: parseInstant(`2026-11-23T0${id}:00:00Z`),
      status,
      mode: 'member',
      today: parseUtcDay('2026-11-23'),
      window: november,
      everyAccount: true,
      collectedSince: november.from,
      watchedOlderMonths: false,
      paidPages: 3,
      outcomes: {},
      ...facts,
    },
    results: Object.entries(outcomes).map(([account, given]): AccountResult => {
      const [outcome, lastComplete] = [given].flat();
      return {
        run: id,
        account,
        outcome: outcome as AccountOutcome,
        ranges: [november],
        paidPages: 1,
        daysWritten: 0,
        daysUnchanged: 0,
        daysSuperseded: 0,
        ...((lastComplete !== undefined ||
          outcome === 'done' ||
          outcome === 'taken-from-payer') && {
          coverage: {
            since: november.from,
            lastComplete: parseUtcDay(lastComplete ?? '2026-11-23'),
          },
        }),
      };
    }),
  };
}

let read: string[];

/** @param runs newest first */
function gaps(
  runs: readonly PastRun[],
  asked: Partial<CostsAsked> = {},
  listed: readonly AccountId[] = [ana, ben, cleo],
): Promise<AccountGaps> {
  read = [];
  return accountGaps(
    {
      accounts: {
        profiles: (ids = listed) =>
          Promise.resolve(listed.filter((id) => ids.includes(id)).map((id) => aProfile({ id }))),
        addProfiles: () => Promise.reject(new Error('a question changes nothing')),
      },
      runs: {
        latestRuns: (limit) => Promise.resolve(runs.slice(0, limit).map(({ run }) => run)),
        latestResults: () => Promise.reject(new Error('one query for each account is too slow')),
        results: (id) => {
          read.push(id);
          return Promise.resolve(runs.find(({ run }) => run.id === id)?.results ?? []);
        },
      },
    },
    { range: november, ...asked },
  );
}

async function uncollected(
  ...given: Parameters<typeof gaps>
): Promise<readonly UncollectedAccount[]> {
  return (await gaps(...given)).uncollected;
}

const whole = past('1', 'complete', {
  [ana]: 'done',
  [ben]: 'taken-from-payer',
  [cleo]: 'no-data-yet',
});
const partial = past('2', 'partial', {
  [ana]: 'done',
  [ben]: ['denied', '2026-11-09'],
  [cleo]: 'left-for-next-run',
});

describe('accounts that were not collected', () => {
  it('are none where no run left any out, and no results are read', async () => {
    expect(await uncollected([])).toEqual([]);
    expect(await uncollected([whole])).toEqual([]);
    expect(read).toEqual([]);
  });

  it('are those that the latest run left out, and no older run is read', async () => {
    expect(await uncollected([partial, whole])).toEqual([
      { account: ben, run: '2' },
      { account: cleo, run: '2' },
    ]);
    expect(read).toEqual(['2']);
  });

  it('are none of those that a later run, which went on with it or was for them only, took', async () => {
    const some = { everyAccount: false };
    expect(await uncollected([past('3', 'complete', { [cleo]: 'done' }, some), partial])).toEqual([
      { account: ben, run: '2' },
    ]);
    const resumed = past('3', 'partial', { [ben]: 'failed', [cleo]: 'done' }, { resumes: '2' });
    expect(await uncollected([resumed, partial])).toEqual([{ account: ben, run: '3' }]);
    expect(read).toEqual(['3', '2']);
    expect(
      await uncollected([past('3', 'partial', { [ben]: 'denied', [cleo]: 'done' }, some), partial]),
    ).toEqual([{ account: ben, run: '3' }]);
  });

  it('are none of those that were complete on the day on which a run left them out', async () => {
    const capped = past('2', 'partial', {
      [ana]: 'done',
      [ben]: ['left-for-next-run', '2026-11-23'],
      [cleo]: ['left-for-next-run', '2026-11-22'],
    });
    expect(await uncollected([capped, whole])).toEqual([{ account: cleo, run: '2' }]);
  });

  it('are also those that no run came to, as when the first was killed', async () => {
    expect(await uncollected([past('1', 'running', { [ana]: 'done' })])).toEqual([
      { account: ben },
      { account: cleo },
    ]);
    expect(await uncollected([past('2', 'running', { [ana]: 'done' }), whole])).toEqual([]);
  });

  it('are also those that only the payer knows', async () => {
    expect(await uncollected([past('2', 'partial', { [cleo]: 'failed' })], {}, [])).toEqual([
      { account: cleo, run: '2' },
    ]);
  });

  it('do not matter for days that had settled when they were last collected', async () => {
    expect(await uncollected([partial], { range: range('2026-10-01', '2026-11-01') })).toEqual([]);
    expect(await uncollected([partial], { range: range('2026-10-01', '2026-11-02') })).toEqual([
      { account: ben, run: '2' },
      { account: cleo, run: '2' },
    ]);
  });

  describe('of a ledger that is to reach further back', () => {
    const since = parseUtcDay('2026-06-15');
    const killed = past('1', 'running', {}, { collectedSince: since });
    const july = { range: range('2026-07-01', '2026-08-01') };

    it('are those that were not read since then, whatever became of them later', async () => {
      const later = past('2', 'partial', { [ana]: 'done', [ben]: 'denied', [cleo]: 'no-data-yet' });
      expect(await uncollected([later, killed], july)).toEqual([
        { account: ana },
        { account: ben, run: '2' },
      ]);
      expect(
        await uncollected([later, killed], { range: range('2026-05-01', '2026-06-15') }),
      ).toEqual([]);
    });
  });

  it('are those in which a later start left a gap', async () => {
    const late = past(
      '2',
      'complete',
      { [ana]: ['done', '2026-11-20'], [ben]: 'done' },
      { window: range('2026-11-22', '2026-11-24') },
    );
    expect(await uncollected([late], {}, [ana, ben])).toEqual([{ account: ana }]);
  });

  it('are only those that runs left out where no run was for every account', async () => {
    const some = { everyAccount: false };
    const { run, results } = past('1', 'partial', { [ana]: 'done', [ben]: 'denied' }, some);
    const withoutStart = ({ collectedSince: _, ...facts }: Run): Run => facts;
    expect(await uncollected([{ run: withoutStart(run), results }])).toEqual([
      { account: ben, run: '1' },
    ]);
  });

  it('are those whose older month could not be read, for that month', async () => {
    const failing = past('1', 'partial', { [ana]: ['failed', '2026-11-23'] });
    const results = failing.results.map((result) => ({
      ...result,
      ranges: [range('2026-08-01', '2026-09-01')],
      coverage: { since: parseUtcDay('2026-08-01'), lastComplete: parseUtcDay('2026-11-23') },
    }));
    const ask = (asked: DayRange) =>
      uncollected([{ ...failing, results }], { range: asked }, [ana]);
    expect(await ask(november)).toEqual([]);
    expect(await ask(range('2026-08-10', '2026-08-12'))).toEqual([{ account: ana, run: '1' }]);
  });

  it('are those that are days behind others', async () => {
    const before = past(
      '1',
      'complete',
      { [ana]: ['done', '2026-11-20'], [ben]: ['done', '2026-11-20'] },
      { today: parseUtcDay('2026-11-20') },
    );
    const some = past('2', 'complete', { [ana]: 'done' }, { everyAccount: false });
    expect(await uncollected([some, before])).toEqual([{ account: ben }, { account: cleo }]);
    expect(await uncollected([some, before], { range: range('2026-11-01', '2026-11-21') })).toEqual(
      [{ account: cleo }],
    );
  });

  it('are the one that is asked for, or none', async () => {
    expect(await uncollected([partial], { account: ben })).toEqual([{ account: ben, run: '2' }]);
    expect(await uncollected([partial], { account: ana })).toEqual([]);
    // It was only imported.
    expect(await uncollected([partial], { account: '444' })).toEqual([]);
  });

  it('are those of the time that is asked for', async () => {
    const asOf = parseInstant('2026-11-23T02:30:00Z');
    const later = past('3', 'complete', { [ben]: 'done', [cleo]: 'done' });
    expect(await uncollected([later, partial, whole], { asOf })).toEqual([
      { account: ben, run: '2' },
      { account: cleo, run: '2' },
    ]);
  });
});

describe('accounts without data yet', () => {
  const counted = { outcomes: { done: 1, 'taken-from-payer': 1, 'no-data-yet': 1 } };
  const run = past(
    '1',
    'complete',
    { [ana]: 'done', [ben]: 'done', [cleo]: 'no-data-yet' },
    counted,
  );
  const none = { uncollected: [], withoutData: [] };

  it('are told, and are not missing', async () => {
    expect(await gaps([run])).toEqual({ uncollected: [], withoutData: [cleo] });
    expect(await gaps([run], { account: cleo })).toEqual({ uncollected: [], withoutData: [cleo] });
    expect(await gaps([run], { account: ana })).toEqual(none);
    expect(await gaps([partial, run])).toEqual({
      uncollected: [
        { account: ben, run: '2' },
        { account: cleo, run: '2' },
      ],
      withoutData: [],
    });
  });

  it('are also told by the run that another, which is complete, went on with', async () => {
    const before = past(
      '1',
      'partial',
      { [ben]: 'left-for-next-run', [cleo]: 'no-data-yet' },
      counted,
    );
    const rest = past('2', 'complete', { [ana]: 'done', [ben]: 'done' }, { resumes: '1' });
    expect(await gaps([rest, before])).toEqual({ uncollected: [], withoutData: [cleo] });
  });

  it('do not matter for days that they were not asked for, or before they joined', async () => {
    // All joined on 2024-03-05.
    const since = parseUtcDay('2024-01-01');
    const early = run.results.map((result) => ({
      ...result,
      ranges: [{ from: since, to: november.to }],
    }));
    expect(await gaps([run], { range: range('2026-10-01', '2026-11-01') })).toEqual(none);
    const ask = (asked: DayRange) => gaps([{ ...run, results: early }], { range: asked });
    expect(await ask(range('2024-02-01', '2024-03-05'))).toEqual(none);
    expect(await ask(range('2024-02-01', '2024-03-06'))).toEqual({
      uncollected: [],
      withoutData: [cleo],
    });
  });

  it('are those of which nothing was ever collected', async () => {
    const results = run.results.map((result) => ({
      ...result,
      coverage: { since: november.from, lastComplete: parseUtcDay('2026-11-23') },
    }));
    expect(await gaps([{ ...run, results }])).toEqual(none);
  });
});
