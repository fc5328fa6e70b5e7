import type { AccountOutcome, AccountResult, CollectionPlan, Run } from '@orgcost/collection';
import { dayRange, parseInstant, parseUtcDay, type AccountId } from '@orgcost/domain';
import { expectedOutcomes } from './expected-outcomes';

const today = parseUtcDay('2026-11-23');
const startedAt = parseInstant('2026-11-23T06:00:00Z');
const window = dayRange(parseUtcDay('2026-11-01'), parseUtcDay('2026-11-24'));

function run(id: string, facts: Partial<Run> = {}): Run {
  return {
    id,
    startedAt,
    status: 'complete',
    mode: 'member',
    today,
    window,
    everyAccount: true,
    watchedOlderMonths: false,
    paidPages: 1,
    outcomes: {},
    ...facts,
  };
}

const plan: CollectionPlan = {
  run: 'next',
  mode: 'member',
  startedAt,
  today,
  window,
  everyAccount: true,
  watchOlderMonths: false,
  tasks: ['111', '222', '333'].map((account) => ({ account, ranges: [window] })),
  alreadyComplete: [],
};

type Outcomes = Record<AccountId, AccountOutcome>;

/** What is expected of the accounts, and the runs whose results are read for it. */
async function expected(runs: readonly Run[], told: Record<string, Outcomes>) {
  const read: string[] = [];
  const outcomes = await expectedOutcomes(
    {
      accounts: { profiles: () => Promise.resolve([]) },
      runs: {
        results: (id) => {
          read.push(id);
          const results = Object.entries(told[id] ?? {});
          return Promise.resolve(results.map(([account, outcome]) => aResult(account, outcome)));
        },
      },
    },
    plan,
    runs,
  );
  return { outcomes: Object.fromEntries(outcomes), read };
}

function aResult(account: AccountId, outcome: AccountOutcome): AccountResult {
  const counts = { paidPages: 0, daysWritten: 0, daysUnchanged: 0, daysSuperseded: 0 };
  return { run: 'a-run', account, outcome, ranges: [window], ...counts };
}

const told: Record<string, Outcomes> = {
  newest: { 111: 'done' },
  older: { 111: 'denied', 222: 'taken-from-payer' },
  oldest: { 222: 'done', 333: 'done' },
};

it('expects of each account what the newest run in member mode tells of it', async () => {
  const payer = run('payer', { mode: 'payer' });
  const some = run('newest', { everyAccount: false });
  const partial = run('older', { status: 'partial' });
  expect(await expected([payer, some, partial, run('oldest'), run('before')], told)).toEqual({
    outcomes: { 111: 'done', 222: 'taken-from-payer', 333: 'done' },
    read: ['newest', 'older', 'oldest'],
  });
});

it('looks no further back than a whole run: others are new', async () => {
  const rest = run('newest', { resumes: 'older' });
  expect(await expected([rest, run('older'), run('oldest')], told)).toEqual({
    // No profile tells that the new one is active.
    outcomes: { 111: 'done', 222: 'taken-from-payer', 333: 'denied' },
    read: ['newest', 'older'],
  });
});
