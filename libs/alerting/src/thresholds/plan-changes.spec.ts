import { parseInstant } from '@orgcost/domain';
import { planChanges, type ThresholdState } from './plan-changes';
import type { ThresholdRecord } from './threshold-record';

const settings = {
  monthToDate: 1000,
  tiers: [
    { accounts: ['222222222222', '333333333333'], monthToDate: 9000 },
    { tag: { key: 'stage', value: 'experiment' }, daily: 50 },
  ],
};
const now = parseInstant('2026-11-27T06:00:00Z');

const stack = (account: string, number = 1) => ({ account, stack: `${account}/${number}` });

const record = (account: string, changes: Partial<ThresholdRecord> = {}): ThresholdRecord => ({
  ...stack(account),
  thresholds: { monthToDate: 9000 },
  change: 'an earlier one',
  state: 'made',
  at: parseInstant('2026-11-27T05:00:00Z'),
  ...changes,
});

const plan = (state: Partial<ThresholdState>) =>
  planChanges(settings, {
    stacks: [stack('222222222222')],
    accounts: ['111111111111', '222222222222', '333333333333'].map((id) => ({ id })),
    records: [],
    now,
    ...state,
  });
const toItsTier = [{ thresholds: { monthToDate: 9000 }, stacks: [stack('222222222222')] }];

it('gives accounts of a tier its thresholds together, and leaves those of no tier alone', () => {
  expect(
    plan({
      stacks: ['111111111111', '222222222222', '444444444444', '333333333333'].map((id) =>
        stack(id),
      ),
      accounts: [
        { id: '111111111111' },
        { id: '222222222222', tags: { stage: 'experiment' } },
        { id: '333333333333' },
        { id: '444444444444', tags: { stage: 'experiment' } },
      ],
    }),
  ).toEqual([
    {
      thresholds: { monthToDate: 9000 },
      stacks: [stack('222222222222'), stack('333333333333')],
    },
    { thresholds: { monthToDate: 1000, daily: 50 }, stacks: [stack('444444444444')] },
  ]);
});

it.each<[string, Partial<ThresholdRecord>, boolean]>([
  ['has its thresholds', {}, false],
  ['has others', { thresholds: { monthToDate: 8000 } }, true],
  ['has a daily one in addition', { thresholds: { monthToDate: 9000, daily: 1 } }, true],
  ['is being changed', { state: 'begun', thresholds: { monthToDate: 8000 } }, false],
  ['was never reached', { state: 'dropped' }, true],
  ['failed lately', { state: 'failed' }, false],
  ['failed to get others', { state: 'failed', thresholds: { monthToDate: 8000 } }, true],
  ['failed a day ago', { state: 'failed', at: parseInstant('2026-11-26T06:00:00Z') }, true],
  [
    'failed almost a day ago',
    { state: 'failed', at: parseInstant('2026-11-26T06:00:00.001Z') },
    false,
  ],
  ['was given a new stack', { stack: '222222222222/0' }, true],
  ['was given a new stack while it is being changed', { stack: 'x', state: 'begun' }, false],
])('an account that %s', (_, changes, changed) => {
  expect(plan({ records: [record('222222222222', changes)] })).toEqual(changed ? toItsTier : []);
});

it('gives an account those of all that has left its tier, also where its stack is new', () => {
  for (const number of [1, 2]) {
    const stacks = [stack('111111111111', number)];
    expect(plan({ stacks, records: [record('111111111111')] })).toEqual([
      { thresholds: { monthToDate: 1000 }, stacks },
    ]);
  }
});

it('leaves an account alone that the organization does not have, or that has no stack', () => {
  expect(plan({ accounts: [] })).toEqual([]);
  expect(plan({ stacks: [] })).toEqual([]);
});

it('puts no more than 500 accounts into a change', () => {
  const ids = Array.from({ length: 1001 }, (_, number) => String(100_000_000_000 + number));
  const changes = planChanges(
    { monthToDate: 1000, tiers: [{ accounts: ids, daily: 7 }] },
    { stacks: ids.map((id) => stack(id)), accounts: ids.map((id) => ({ id })), records: [], now },
  );
  expect(changes.map(({ stacks }) => stacks.length)).toEqual([500, 500, 1]);
  expect(changes.flatMap(({ stacks }) => stacks.map(({ account }) => account))).toEqual(ids);
});
