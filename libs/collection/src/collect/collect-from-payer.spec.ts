import { parseInstant, parseUtcDay, type AccountId } from '@orgcost/domain';
import { aDay } from '@orgcost/testing';
import { collectFromPayer } from './collect-from-payer';
import { aResult, recordingContext, window } from './collection.fixture';
import { PageCapReachedError } from '../run/page-meter';
import { AccountNotRecordedError } from '../ports/cost-ledger';
import { CostSourceError, type PayerCostSource } from '../ports/cost-source';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const older = { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01') };
const task = (account: AccountId) => ({ account, ranges: [window] });
const begun = {
  origin: 'payer',
  fetchedAt: parseInstant('2026-11-23T00:00:00Z'),
  daysWritten: 1,
} as const;
const done = {
  ...begun,
  coverage: { since: window.from, lastComplete: parseUtcDay('2026-11-23') },
};

interface Script {
  readonly gives?: readonly AccountId[];
  /** Accounts that cannot be read. */
  readonly fails?: Readonly<Record<AccountId, CostSourceError>>;
  /** What then ends the reading. */
  readonly error?: Error;
}

/** Each read gives one day, of the accounts that the script names in turn, an hour after the one before. */
function source(
  script: Script[],
  asked: { accounts: AccountId[]; from: string }[] = [],
): Pick<PayerCostSource, 'read'> {
  return {
    async *read(accounts, range) {
      const fetchedAt = parseInstant(`2026-11-23T0${asked.length}:00:00Z`);
      asked.push({ accounts: [...accounts], from: range.from });
      const { gives = [], fails = {}, error } = script.shift() ?? {};
      for (const account of gives) {
        yield await Promise.resolve({ account, fetchedAt, days: [aDay(range.from)] });
      }
      for (const [account, reason] of Object.entries(fails)) yield { account, error: reason };
      if (error) throw error;
    },
  };
}

const throttled = new CostSourceError('throttled', 'slow down');
const unavailable = new CostSourceError('unavailable', 'no answer');
const denied = new CostSourceError('denied', 'no entry');

describe('collecting from the payer', () => {
  it('reads accounts of the same days at once, and records each look with its moment', async () => {
    const asked: { accounts: AccountId[]; from: string }[] = [];
    const context = recordingContext();
    const results = await collectFromPayer(
      source([{ gives: [ben, ana] }, { gives: [ben] }], asked),
      [task(ana), { account: ben, ranges: [window, older] }],
      context,
    );
    expect(asked).toEqual([
      { accounts: [ana, ben], from: window.from },
      { accounts: [ben], from: older.from },
    ]);
    expect(results).toEqual([
      aResult({ ...done, account: ana }),
      aResult({
        ...done,
        account: ben,
        ranges: [window, older],
        daysWritten: 2,
        fetchedAt: parseInstant('2026-11-23T01:00:00Z'),
      }),
    ]);
    expect(context.saved).toEqual(results);
    expect(context.recorded).toEqual([
      {
        account: ben,
        origin: 'payer',
        fetchedAt: '2026-11-23T00:00:00.000Z',
        days: [aDay(window.from)],
      },
      {
        account: ana,
        origin: 'payer',
        fetchedAt: '2026-11-23T00:00:00.000Z',
        days: [aDay(window.from)],
      },
      {
        account: ben,
        origin: 'payer',
        fetchedAt: '2026-11-23T01:00:00.000Z',
        days: [aDay(older.from)],
      },
    ]);
  });

  it('goes on once more with those that failed in passing, and reads nothing twice', async () => {
    const asked: { accounts: AccountId[]; from: string }[] = [];
    const results = await collectFromPayer(
      source(
        [
          { gives: [ana], fails: { [ben]: unavailable, [cleo]: throttled } },
          { gives: [ben, cleo] },
          { gives: [ben], fails: { [cleo]: throttled } },
        ],
        asked,
      ),
      [task(ana), { account: ben, ranges: [window, older] }, task(cleo)],
      recordingContext(),
    );
    expect(asked).toEqual([
      { accounts: [ana, ben, cleo], from: window.from },
      { accounts: [ben], from: older.from },
      { accounts: [ben, cleo], from: window.from },
    ]);
    expect(results).toEqual([
      aResult({ ...done, account: ana }),
      aResult({
        ...done,
        account: ben,
        ranges: [window, older],
        daysWritten: 2,
        fetchedAt: parseInstant('2026-11-23T02:00:00Z'),
      }),
      aResult({ account: cleo, outcome: 'throttled', reason: 'slow down' }),
    ]);
  });

  it('keeps what was recorded of an account that could not be read to its end', async () => {
    const results = await collectFromPayer(
      source([{ gives: [ana] }, { error: denied }]),
      [{ account: ana, ranges: [window, older] }],
      recordingContext(),
    );
    expect(results).toEqual([
      aResult({ ...begun, ranges: [window, older], outcome: 'denied', reason: 'no entry' }),
    ]);
  });

  it('names each account that it could not read, and why', async () => {
    const reached = new PageCapReachedError('the cap of 5 paid pages is reached');
    const results = await collectFromPayer(
      source([{ gives: [ben], fails: { [ana]: denied }, error: reached }]),
      [task(ana), task(ben), task(cleo)],
      recordingContext(),
    );
    expect(results).toEqual([
      aResult({ ...done, account: ben }),
      aResult({ account: ana, outcome: 'denied', reason: 'no entry' }),
      aResult({ account: cleo, outcome: 'left-for-next-run', reason: reached.message }),
    ]);
  });

  it('settles each account once, also those that were being recorded when the payer failed', async () => {
    const context = recordingContext({ concurrency: 4 });
    const slow: typeof context.costs = {
      record: async (observation) => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        return context.costs.record(observation);
      },
    };
    const results = await collectFromPayer(
      source([{ gives: [ana], error: denied }]),
      [task(ana), task(ben)],
      { ...context, costs: slow },
    );
    expect(results).toEqual([
      aResult({ ...done, account: ana }),
      aResult({ account: ben, outcome: 'denied', reason: 'no entry' }),
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

  it('fails as a whole where the ledger does', async () => {
    const costs = { record: () => Promise.reject(new Error('the disk is full')) };
    await expect(
      collectFromPayer(source([{ gives: [ana] }]), [task(ana)], recordingContext({ costs })),
    ).rejects.toThrow('the disk is full');
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
    expect(results).toEqual([
      aResult({ ...done, account: ana }),
      aResult({
        account: ben,
        outcome: 'left-for-next-run',
        reason: 'the run was stopped before its turn',
      }),
    ]);
  });

  it('asks nothing when there is nothing to collect', async () => {
    const asked: { accounts: AccountId[]; from: string }[] = [];
    expect(await collectFromPayer(source([], asked), [], recordingContext())).toEqual([]);
    expect(asked).toEqual([]);
  });
});
