import { parseInstant, parseUtcDay, type AccountId } from '@orgcost/domain';
import { aDay } from '@orgcost/testing';
import { collectFromPayer } from './collect-from-payer';
import { aResult, recordingContext, window } from './collection-fixtures';
import { AccountNotRecordedError } from './ports/cost-ledger';
import { CostSourceError, type PayerCostSource } from './ports/cost-source';

const [ana, ben] = ['111111111111', '222222222222'];
const older = { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01') };
const task = (account: AccountId) => ({ account, ranges: [window] });
const done = {
  origin: 'payer',
  fetchedAt: parseInstant('2026-11-23T00:00:00Z'),
  daysWritten: 1,
  lastComplete: parseUtcDay('2026-11-23'),
} as const;

/** Each read gives one day of the accounts that the script names in turn, and then its error, if any. */
function source(
  script: { gives: readonly AccountId[]; error?: Error }[],
  asked: AccountId[][] = [],
): Pick<PayerCostSource, 'read'> {
  return {
    async *read(accounts, range) {
      asked.push([...accounts]);
      const { gives, error } = script.shift() ?? { gives: [] };
      for (const account of gives)
        yield await Promise.resolve({ account, days: [aDay(range.from)] });
      if (error) throw error;
    },
  };
}

describe('collecting from the payer', () => {
  it('reads accounts of the same days at once', async () => {
    const asked: AccountId[][] = [];
    const results = await collectFromPayer(
      source([{ gives: [ana, ben] }, { gives: [ben] }], asked),
      [task(ana), { account: ben, ranges: [window, older] }],
      recordingContext(),
    );
    expect(asked).toEqual([[ana, ben], [ben]]);
    expect(results).toEqual([
      aResult({ ...done, account: ana }),
      aResult({
        ...done,
        account: ben,
        ranges: [window, older],
        daysWritten: 2,
        fetchedAt: parseInstant('2026-11-24T00:00:00Z'),
      }),
    ]);
  });

  it('tries once more those that failed in passing, and none that is done', async () => {
    const asked: AccountId[][] = [];
    const unavailable = new CostSourceError('unavailable', 'no answer');
    const results = await collectFromPayer(
      source([{ gives: [ana], error: unavailable }, { gives: [ben] }], asked),
      [task(ana), task(ben)],
      recordingContext(),
    );
    expect(asked).toEqual([[ana, ben], [ben]]);
    expect(results.map(({ account, outcome }) => [account, outcome])).toEqual([
      [ana, 'done'],
      [ben, 'done'],
    ]);
  });

  it('names each account that it could not read, and why', async () => {
    const denied = new CostSourceError('denied', 'no entry');
    expect(
      await collectFromPayer(
        source([{ gives: [], error: denied }]),
        [task(ana)],
        recordingContext(),
      ),
    ).toEqual([aResult({ outcome: 'denied', reason: 'no entry' })]);
  });

  it('settles each account once, also those that were being recorded when the payer failed', async () => {
    const unavailable = new CostSourceError('denied', 'no entry');
    const context = recordingContext({ concurrency: 4 });
    const slow: typeof context.costs = {
      record: async (observation) => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        return context.costs.record(observation);
      },
    };
    const results = await collectFromPayer(
      source([{ gives: [ana], error: unavailable }]),
      [task(ana), task(ben)],
      { ...context, costs: slow },
    );
    expect(results.map(({ account, outcome }) => [account, outcome])).toEqual([
      [ana, 'done'],
      [ben, 'denied'],
    ]);
    expect(context.saved).toEqual(results);
  });

  it('names an account whose costs cannot be kept, and goes on with the others', async () => {
    const context = recordingContext();
    const costs: typeof context.costs = {
      record: (observation) =>
        observation.account === ana
          ? Promise.reject(new AccountNotRecordedError('its month is too large'))
          : context.costs.record(observation),
    };
    const results = await collectFromPayer(
      source([{ gives: [ana, ben] }, { gives: [ana] }]),
      [task(ana), task(ben)],
      { ...context, costs },
    );
    expect(results).toEqual([
      aResult({ ...done, account: ben }),
      aResult({ account: ana, outcome: 'failed', reason: 'its month is too large' }),
    ]);
  });

  it('stops between accounts when it is told to', async () => {
    const stop = new AbortController();
    const results = await collectFromPayer(
      source([{ gives: [ana, ben] }]),
      [task(ana), task(ben)],
      recordingContext({
        signal: stop.signal,
        onResult: () => {
          stop.abort();
        },
      }),
    );
    expect(results.map(({ account, outcome }) => [account, outcome])).toEqual([
      [ana, 'done'],
      [ben, 'left-for-next-run'],
    ]);
  });

  it('does not take silence about an account for no cost', async () => {
    const results = await collectFromPayer(
      source([{ gives: [ana] }, { gives: [] }]),
      [task(ana), task(ben)],
      recordingContext(),
    );
    expect(results).toEqual([
      aResult({ ...done, account: ana }),
      aResult({
        account: ben,
        outcome: 'failed',
        reason: `the payer's answer leaves out ${ben}`,
      }),
    ]);
  });

  it('leaves what has not begun when it is stopped', async () => {
    const asked: AccountId[][] = [];
    const results = await collectFromPayer(
      source([], asked),
      [task(ana)],
      recordingContext({ signal: AbortSignal.abort() }),
    );
    expect(asked).toEqual([]);
    expect(results).toEqual([
      aResult({ outcome: 'left-for-next-run', reason: 'the run was stopped before its turn' }),
    ]);
  });
});
