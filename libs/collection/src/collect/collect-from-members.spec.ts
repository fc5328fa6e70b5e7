import { parseInstant, parseUtcDay, type AccountId, type DayCosts } from '@orgcost/domain';
import { aDay } from '@orgcost/testing';
import { setImmediate } from 'node:timers/promises';
import { collectFromMembers } from './collect-from-members';
import { aResult, recordingContext, window } from './collection.fixture';
import type { AccountTask } from '../plan/account-task';
import type { Coverage } from '../run/coverage';
import { CappedPageMeter } from '../run/page-meter';
import { AccountNotRecordedError } from '../ports/cost-ledger';
import { CostSourceError, type MemberCostSource } from '../ports/cost-source';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const day = aDay('2026-11-01');
const today = parseUtcDay('2026-11-23');

type Answer = readonly DayCosts[] | Error;

/** Answers each account's reads in turn; each answer is a paid page, a failure costs a page before it. */
function source(answers: Record<AccountId, Answer[]>): MemberCostSource {
  return {
    async read(account, _range, meter) {
      const answer =
        answers[account]?.shift() ?? new Error(`${account} is not expected to be read`);
      await meter.page(() => Promise.resolve());
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

function coverage(since: string, lastComplete: string): Coverage {
  return { since: parseUtcDay(since), lastComplete: parseUtcDay(lastComplete) };
}

const throttled = new CostSourceError('throttled', 'slow down');
const denied = new CostSourceError('denied', 'no entry');

describe('collecting from members', () => {
  it('tries once more, after all others, those that failed in passing, and adds up what both tries paid', async () => {
    const context = recordingContext();
    const tasks = [ana, ben, cleo].map((account) => ({ account, ranges: [window] }));
    const results = await collectFromMembers(
      source({ [ana]: [throttled, [day]], [ben]: [[day]], [cleo]: [throttled, throttled] }),
      tasks,
      context,
    );
    const done = {
      outcome: 'done',
      origin: 'member',
      daysWritten: 1,
      coverage: { since: window.from, lastComplete: today },
    } as const;
    const expected = [
      aResult({
        ...done,
        account: ana,
        paidPages: 2,
        fetchedAt: parseInstant('2026-11-26T00:00:00Z'),
      }),
      aResult({
        ...done,
        account: ben,
        paidPages: 1,
        fetchedAt: parseInstant('2026-11-24T00:00:00Z'),
      }),
      aResult({ account: cleo, outcome: 'throttled', reason: 'slow down', paidPages: 2 }),
    ];
    expect(results).toEqual(expected);
    // Each is kept once, when it is settled.
    expect(context.saved.map(({ account }) => account)).toEqual([ben, ana, cleo]);
    expect(context.meter.paid).toBe(5);
  });

  it('does not try again what is denied, and keeps when the account was last complete', async () => {
    const coverage = { since: window.from, lastComplete: parseUtcDay('2026-11-20') };
    const results = await collectFromMembers(
      source({ [ana]: [denied] }),
      [{ account: ana, ranges: [window], coverage }],
      recordingContext(),
    );
    expect(results).toEqual([
      aResult({ outcome: 'denied', reason: 'no entry', paidPages: 1, coverage }),
    ]);
  });

  it('does not ask an account that is not in the organization', async () => {
    const results = await collectFromMembers(
      source({}),
      [{ account: ana, ranges: [window], onlyByPayer: 'not-in-organization' }],
      recordingContext(),
    );
    expect(results).toEqual([
      aResult({ outcome: 'denied', reason: 'it is not in the organization' }),
    ]);
  });

  it('reads an account that is closing, and tells no mend where it refuses', async () => {
    const tasks = [ana, ben, cleo].map((account): AccountTask => {
      return { account, ranges: [window], isClosing: true };
    });
    const results = await collectFromMembers(
      source({ [ana]: [denied], [ben]: [[day]], [cleo]: [throttled, throttled] }),
      tasks,
      recordingContext(),
    );
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['denied', 'it is closing, and refuses to be read'],
      ['done', undefined],
      ['throttled', 'slow down'],
    ]);
  });

  it.each<[string, Coverage | undefined, string, Coverage | undefined]>([
    ['begins with the first look', undefined, '2026-11-20', coverage('2026-11-20', '2026-11-23')],
    [
      'goes on with what was due',
      coverage('2026-06-15', '2026-11-20'),
      '2026-11-01',
      coverage('2026-06-15', '2026-11-23'),
    ],
    [
      'reaches further back with an earlier look',
      coverage('2026-06-15', '2026-11-20'),
      '2026-01-01',
      coverage('2026-01-01', '2026-11-23'),
    ],
    [
      'stays as it is after a look that leaves out days which were due',
      coverage('2026-06-15', '2026-11-20'),
      '2026-11-02',
      coverage('2026-06-15', '2026-11-20'),
    ],
    [
      'begins anew where the days since can no longer be read',
      coverage('2025-01-01', '2025-07-20'),
      '2025-10-01',
      coverage('2025-10-01', '2026-11-23'),
    ],
  ])('what the ledger has of an account %s', async (_, before, from, expected) => {
    const ranges = [{ from: parseUtcDay(from), to: window.to }];
    const [result] = await collectFromMembers(
      source({ [ana]: [[day]] }),
      [{ account: ana, ranges, ...(before && { coverage: before }) }],
      recordingContext(),
    );
    expect(result?.coverage).toEqual(expected);
  });

  it('does not count an older month for what the ledger has of an account', async () => {
    const march = {
      from: parseUtcDay('2026-03-01'),
      to: parseUtcDay('2026-04-01'),
      bill: { digest: 'a', again: false },
    };
    const [result] = await collectFromMembers(
      source({ [ana]: [[day]] }),
      [{ account: ana, ranges: [march] }],
      recordingContext(),
    );
    expect(result).toEqual(
      aResult({
        ranges: [march],
        origin: 'member',
        fetchedAt: parseInstant('2026-11-23T00:00:00Z'),
        paidPages: 1,
        daysWritten: 1,
      }),
    );
  });

  it('keeps what an older month was billed once it has been read', async () => {
    const bill = { digest: 'a', again: true };
    const march = { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01'), bill };
    const context = recordingContext();
    await collectFromMembers(source({ [ana]: [[]] }), [{ account: ana, ranges: [march] }], context);
    expect(context.billed).toEqual([{ account: ana, period: '2026-03', ...bill }]);
  });

  it('records every range, each with the moment before it was read', async () => {
    const older = { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01') };
    const [march, november] = [aDay('2026-03-01'), aDay('2026-11-01')];
    const context = recordingContext();
    const member: MemberCostSource = {
      read: (_account, { from }) => {
        // Time passes while it is read.
        context.clock();
        return Promise.resolve(from === older.from ? [march] : [november]);
      },
    };
    await collectFromMembers(member, [{ account: ana, ranges: [window, older] }], context);
    expect(context.recorded).toEqual([
      { account: ana, origin: 'member', fetchedAt: '2026-11-23T00:00:00.000Z', days: [november] },
      { account: ana, origin: 'member', fetchedAt: '2026-11-25T00:00:00.000Z', days: [march] },
    ]);
  });

  it('goes on with what the first try left, and counts what both recorded', async () => {
    const older = { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01') };
    const [march, november] = [aDay('2026-03-01'), aDay('2026-11-01')];
    const context = recordingContext();
    const results = await collectFromMembers(
      source({ [ana]: [[november], throttled, [march]] }),
      [{ account: ana, ranges: [window, older] }],
      context,
    );
    expect(results).toEqual([
      aResult({
        ranges: [window, older],
        origin: 'member',
        fetchedAt: parseInstant('2026-11-25T00:00:00Z'),
        paidPages: 3,
        daysWritten: 2,
        coverage: { since: window.from, lastComplete: today },
      }),
    ]);
    expect(context.recorded.map(({ days }) => days)).toEqual([[november], [march]]);
  });

  it('keeps that an older month is to be looked at once more when it could not be read', async () => {
    const march = {
      from: parseUtcDay('2026-03-01'),
      to: parseUtcDay('2026-04-01'),
      bill: { digest: 'a', again: true },
    };
    const [result] = await collectFromMembers(
      source({ [ana]: [denied] }),
      [{ account: ana, ranges: [march] }],
      recordingContext(),
    );
    expect(result?.ranges).toEqual([march]);
  });

  it('under a cap names an account that alone takes more than it', async () => {
    const older = { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01') };
    const meter = new CappedPageMeter(3);
    await meter.page(() => Promise.resolve());
    const results = await collectFromMembers(
      source({ [ana]: [[day], [day]], [ben]: [[day]] }),
      [
        { account: ana, ranges: [window, older, older] },
        { account: ben, ranges: [window] },
      ],
      recordingContext({ meter }),
    );
    expect(results.map(({ outcome, reason, paidPages }) => [outcome, reason, paidPages])).toEqual([
      [
        'left-for-next-run',
        'it alone takes at least 3 pages, and the cap allows it 2: raise the cap on paid pages',
        2,
      ],
      ['left-for-next-run', 'the cap of 3 paid pages is reached', 0],
    ]);
  });

  it('under a cap counts the second try of an account by itself', async () => {
    const older = { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01') };
    const [result] = await collectFromMembers(
      source({ [ana]: [throttled, [day], [day]] }),
      [{ account: ana, ranges: [window, older] }],
      recordingContext({ meter: new CappedPageMeter(2) }),
    );
    expect([result?.reason, result?.paidPages]).toEqual([
      'it alone takes at least 2 pages, and the cap allows it 1: raise the cap on paid pages',
      2,
    ]);
  });

  it('reads the next account while one is written, and no more at a time than it may', async () => {
    const begun: AccountId[] = [];
    let atATime = 0;
    const members: MemberCostSource = {
      async read(account) {
        begun.push(account);
        atATime += 1;
        expect(atATime).toBe(1);
        await setImmediate();
        atATime -= 1;
        return [day];
      },
    };
    const { costs, ...context } = recordingContext();
    const slow: typeof costs = {
      async record(observation) {
        for (let turns = 0; turns < 20; turns += 1) await setImmediate();
        if (observation.account === ana) expect(begun).toEqual([ana, ben]);
        return costs.record(observation);
      },
    };
    const tasks = [ana, ben, cleo].map((account) => ({ account, ranges: [window] }));
    await collectFromMembers(members, tasks, { ...context, costs: slow });
    expect(begun).toEqual([ana, ben, cleo]);
  });

  it('leaves what has not begun when it is stopped, and reads nothing', async () => {
    const results = await collectFromMembers(
      source({}),
      [{ account: ana, ranges: [window] }],
      recordingContext({ signal: AbortSignal.abort() }),
    );
    expect(results).toEqual([
      aResult({ outcome: 'left-for-next-run', reason: 'the run was stopped before its turn' }),
    ]);
  });

  it('names an account whose costs cannot be kept, and goes on with the others', async () => {
    const context = recordingContext();
    const costs: typeof context.costs = {
      record: (observation) =>
        observation.account === ana
          ? Promise.reject(new AccountNotRecordedError('its month is too large'))
          : context.costs.record(observation),
    };
    const results = await collectFromMembers(
      source({ [ana]: [[day], [day]], [ben]: [[day]] }),
      [ana, ben].map((account) => ({ account, ranges: [window] })),
      { ...context, costs },
    );
    expect(results.map(({ account, outcome, reason }) => [account, outcome, reason])).toEqual([
      [ana, 'failed', 'its month is too large'],
      [ben, 'done', undefined],
    ]);
  });

  it('fails as a whole where the ledger does', async () => {
    const costs = { record: () => Promise.reject(new Error('the disk is full')) };
    await expect(
      collectFromMembers(
        source({ [ana]: [[day]] }),
        [{ account: ana, ranges: [window] }],
        recordingContext({ costs }),
      ),
    ).rejects.toThrow('the disk is full');
  });

  it('reads none of those that wait when the ledger fails: nobody could record what is paid', async () => {
    const begun: AccountId[] = [];
    const members: MemberCostSource = {
      async read(account) {
        begun.push(account);
        // The first comes long before the others.
        for (let turns = 0; account !== ana && turns < 20; turns += 1) await setImmediate();
        return [day];
      },
    };
    const costs = { record: () => Promise.reject(new Error('the disk is full')) };
    const dora = '444444444444';
    const tasks = [ana, ben, cleo, dora].map((account) => ({ account, ranges: [window] }));
    await expect(
      collectFromMembers(members, tasks, recordingContext({ costs, concurrency: 2 })),
    ).rejects.toThrow('the disk is full');
    for (let turns = 0; turns < 40; turns += 1) await setImmediate();
    expect(begun).toEqual([ana, ben, cleo]);
  });
});
