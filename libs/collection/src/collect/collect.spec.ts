import {
  epochOf,
  instantFromEpoch,
  parseInstant,
  type AccountId,
  type Instant,
} from '@orgcost/domain';
import { aDay, aProfile } from '@orgcost/testing';
import { collect, type CollectionReport } from './collect';
import { recordingContext } from './collection.fixture';
import { planCollection, type CollectionPlan } from '../plan/plan';
import type { MemberCostSource } from '../ports/cost-source';
import type { RunLedger } from '../ports/run-ledger';
import type { AccountResult, Run } from '../run/run';

const [ana, ben, cleo] = ['111111111111', '222222222222', '333333333333'];
const start = parseInstant('2026-11-23T06:00:00Z');

function runsInMemory(): RunLedger {
  const runs = new Map<string, Run>();
  const results = new Map<string, AccountResult>();
  const resultsOf = (id: string) => [...results.values()].filter(({ run }) => run === id);
  return {
    saveRun: (run) => Promise.resolve(void runs.set(run.id, run)),
    saveResult: (result) =>
      Promise.resolve(void results.set(`${result.run} ${result.account}`, result)),
    run: (id) => Promise.resolve(runs.get(id)),
    latestRuns: (limit) => Promise.resolve([...runs.values()].reverse().slice(0, limit)),
    result: (run, account) => Promise.resolve(results.get(`${run} ${account}`)),
    results: (id) => Promise.resolve(resultsOf(id)),
    latestResults: () => Promise.resolve([]),
  };
}

/** Every account costs a page; the process dies when it comes to one of them. */
function dyingAt(fatal: AccountId | undefined, asked: AccountId[] = []): MemberCostSource {
  return {
    async read(account, _range, meter) {
      if (account === fatal) throw new Error('killed');
      asked.push(account);
      await meter.page(() => Promise.resolve());
      return [aDay('2026-11-01')];
    },
  };
}

function plan(runs: RunLedger, run: string, now: Instant): Promise<CollectionPlan> {
  const accounts = {
    profiles: () => Promise.resolve([ana, ben, cleo].map((id) => aProfile({ id }))),
    addProfiles: () => Promise.reject(new Error('a plan changes nothing')),
  };
  return planCollection({ accounts, runs }, { run, mode: 'member', now });
}

/** @param seconds that pass from one look at the clock to the next */
function collectWith(
  member: MemberCostSource,
  planned: CollectionPlan,
  runs: RunLedger,
  seconds = 1,
): Promise<CollectionReport> {
  let now = epochOf(planned.startedAt);
  const { costs, ...context } = recordingContext();
  return collect(
    { member },
    {
      ...context,
      plan: planned,
      clock: () => instantFromEpoch((now += seconds * 1000)),
      costs: {
        ...costs,
        days: () => Promise.resolve([]),
        months: () => Promise.resolve([]),
        async *organizationMonth() {},
      },
      billing: { ...context.billing, async *billedMonths() {} },
      accounts: { profiles: () => Promise.resolve([]) },
      runs,
    },
  );
}

describe('collecting', () => {
  it('goes on with a run that was killed, and asks nothing again that it completed', async () => {
    const runs = runsInMemory();
    const killed = await plan(runs, 'first', start);
    await expect(collectWith(dyingAt(ben), killed, runs)).rejects.toThrow('killed');

    const asked: AccountId[] = [];
    const next = await plan(runs, 'second', parseInstant('2026-11-23T07:00:00Z'));
    const { run } = await collectWith(dyingAt(undefined, asked), next, runs);
    expect(asked).toEqual([ben, cleo]);
    expect(run).toMatchObject({ status: 'complete', resumes: 'first', outcomes: { done: 2 } });
  });

  it('saves the run every ten seconds, so that one that is killed tells what it paid', async () => {
    const runs = runsInMemory();
    const saved: Run[] = [];
    const saveRun = async (run: Run): Promise<void> => {
      saved.push(run);
      await runs.saveRun(run);
    };
    // The clock is looked at before an account is read and when its result is in: after 6, 12 and 18 seconds.
    const planned = await plan(runs, 'first', start);
    await collectWith(dyingAt(undefined), planned, { ...runs, saveRun }, 3);
    expect(saved.map(({ status, paidPages }) => [status, paidPages])).toEqual([
      ['running', 0],
      ['running', 2],
      ['complete', 3],
    ]);
  });
});
