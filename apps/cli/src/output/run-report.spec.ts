import type { AccountOutcome, AccountResult, Run } from '@orgcost/collection';
import { parseInstant, parseUtcDay, type DayRange } from '@orgcost/domain';
import { renderRun } from './run-report';

const run: Run = {
  id: '2026-11-03T06:00:00.000Z-1a2b3c4d',
  startedAt: parseInstant('2026-11-03T06:00:00Z'),
  status: 'partial',
  mode: 'member',
  today: parseUtcDay('2026-11-03'),
  window: { from: parseUtcDay('2026-10-01'), to: parseUtcDay('2026-11-04') },
  everyAccount: true,
  watchedOlderMonths: false,
  paidPages: 1234,
  outcomes: {},
};

function result(account: string, outcome: AccountOutcome, reason?: string): AccountResult {
  return {
    run: run.id,
    account,
    outcome,
    ...(reason !== undefined && { reason }),
    ranges: [run.window],
    paidPages: 1,
    daysWritten: 1000,
    daysUnchanged: 1,
    daysSuperseded: outcome === 'done' ? 1 : 0,
  };
}

const range = (from: string, to: string) => ({ from: parseUtcDay(from), to: parseUtcDay(to) });

describe('the report of a run', () => {
  it('names older months that were read, for the first time or again, and of how many accounts', () => {
    const reads = (account: string, outcome: AccountOutcome, ...older: readonly DayRange[]) => ({
      ...result(account, outcome),
      ranges: [run.window, ...older],
    });
    const missed = {
      ...result('444444444444', 'done'),
      ranges: [range('2026-08-31', '2026-11-04')],
    };
    const months = renderRun(
      run,
      [
        reads('111111111111', 'done', range('2026-09-01', '2026-10-01')),
        reads('222222222222', 'taken-from-payer', range('2026-03-01', '2026-04-01')),
        reads('333333333333', 'throttled', range('2026-05-01', '2026-06-01')),
        // Nothing was read of it.
        reads('555555555555', 'no-data-yet', range('2026-07-01', '2026-08-01')),
        missed,
      ],
      new Map(),
      'member',
    );

    expect(months.split('\n')[4]).toBe(
      'Older months read: 2026-03 (1 account), 2026-08 (1 account), 2026-09 (2 accounts)',
    );
  });

  it('tells no more than the least that a run which did not end has paid', () => {
    expect(renderRun({ ...run, status: 'running', paidPages: 14 }, [], new Map(), 'member')).toBe(`\
Run 2026-11-03T06:00:00.000Z-1a2b3c4d, member mode: not finished
0 accounts
0 days written, 0 days unchanged
at least 14 paid pages at $0.01: $0.14

It is under way, or was stopped: accounts that it tells nothing of, the next run reads: "orgcost collect"
`);
  });

  it.each([
    ['member', 'member', 'orgcost collect'],
    ['payer', 'member', 'orgcost collect --mode payer'],
    ['member', 'payer', 'orgcost collect --mode member'],
  ] as const)(
    'of %s mode, where it is usually %s mode, is gone on with by %s',
    (mode, usual, command) => {
      const left = result('111111111111', 'left-for-next-run');
      expect(
        renderRun({ ...run, mode }, [left], new Map(), usual)
          .split('\n')
          .slice(-3),
      ).toEqual(['', `The next run goes on with what is left: "${command}"`, '']);
    },
  );

  it('says what was not looked for, and why', () => {
    const lastOf = (facts: Partial<Run>) =>
      renderRun({ ...run, payerFailure: 'no entry', ...facts }, [], new Map(), 'member')
        .trim()
        .split('\n')
        .at(-1);
    expect(lastOf({})).toBe(
      'Accounts unknown so far and older months were not looked for: no entry',
    );
    expect(lastOf({ watchedOlderMonths: true })).toBe(
      'Older months that could not be watched: no entry',
    );
  });

  it('names every account that is not simply done, below its reason', () => {
    const names = new Map([
      ['111111111111', 'Web\u0007'],
      ['222222222222', '東京'],
    ]);

    expect(
      renderRun(
        run,
        [
          result('111111111111', 'denied', 'no role in 111111111111'),
          result('222222222222', 'denied', 'no role in 222222222222'),
          result('333333333333', 'throttled', 'asked to slow down'),
          result('444444444444', 'failed'),
          result('555555555555', 'done'),
          result('666666666666', 'no-data-yet', 'new'),
        ],
        names,
        'member',
      ),
    ).toBe(`\
Run 2026-11-03T06:00:00.000Z-1a2b3c4d, member mode: done in part
6 accounts: 2 denied, 1 throttled, 1 failed, 1 done, 1 no data yet
6,000 days written, 6 days unchanged, 1 day known from a later look
1,234 paid pages at $0.01: $12.34

Denied: no role in *
  111111111111  Web\uFFFD
  222222222222  東京

Throttled: asked to slow down
  333333333333

Failed
  444444444444

No data yet: new
  666666666666
`);
  });
});
