import { instantFromEpoch, type AccountId } from '@orgcost/domain';
import fc from 'fast-check';
import { InMemoryStacks, InMemoryThresholds } from './in-memory.fixture';
import { reconcileThresholds } from './reconcile-thresholds';
import { thresholdsOf, type Thresholds, type ThresholdSettings } from './thresholds';

const hour = 60 * 60 * 1000;
const begin = Date.parse('2026-11-27T06:00:00Z');
const nothing = { begun: [], goingOn: [], made: [], failed: [], refused: [] };

function organizationOf(accounts: readonly AccountId[], ofAll: Thresholds) {
  const stacks = new InMemoryStacks(ofAll);
  for (const account of accounts) stacks.make(account);
  let now = begin;
  let ids = 0;
  const reconciling = {
    stacks,
    accounts: {
      tieredAccounts: (ids: readonly AccountId[]) => Promise.resolve(ids.map((id) => ({ id }))),
    },
    thresholds: new InMemoryThresholds(),
    clock: () => instantFromEpoch(now),
    newId: () => `change ${++ids}`,
  };
  return {
    stacks,
    reconciling,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    reconcile: (settings: ThresholdSettings) => reconcileThresholds(reconciling, settings),
  };
}

const [one, two, three] = ['111111111111', '222222222222', '333333333333'] as const;
const ofAll = { monthToDate: 1000 };
const settings = { ...ofAll, tiers: [{ accounts: [two, three], monthToDate: 9000 }] };

it('gives a new account, which has the thresholds of all, those of its tier', async () => {
  const { stacks, reconcile } = organizationOf([one], ofAll);
  expect(await reconcile(settings)).toEqual(nothing);

  stacks.make(two);
  expect(await reconcile(settings)).toEqual({ ...nothing, begun: [two] });
  expect(await reconcile(settings)).toEqual({ ...nothing, goingOn: [two] });
  stacks.work();
  expect(await reconcile(settings)).toEqual({ ...nothing, made: [two] });
  expect(await reconcile(settings)).toEqual(nothing);
  expect(stacks.thresholds).toEqual({
    [one]: { monthToDate: 1000 },
    [two]: { monthToDate: 9000 },
  });
});

it('stops for no account that fails, and tries it again after a day', async () => {
  const { stacks, reconcile, pass } = organizationOf([two, three], ofAll);
  stacks.failing.add(two);
  expect(await reconcile(settings)).toEqual({ ...nothing, begun: [two, three] });
  stacks.work();
  expect(await reconcile(settings)).toEqual({
    ...nothing,
    made: [three],
    failed: [{ account: two, reason: 'It cannot be changed' }],
  });
  stacks.failing.clear();
  pass(23 * hour);
  expect(await reconcile(settings)).toEqual(nothing);
  pass(hour);
  expect(await reconcile(settings)).toEqual({ ...nothing, begun: [two] });
  stacks.work();
  expect(stacks.thresholds).toEqual({
    [two]: { monthToDate: 9000 },
    [three]: { monthToDate: 9000 },
  });
});

it('goes on where a change cannot be begun, and begins it the next time', async () => {
  const tiers = [
    { accounts: [two], monthToDate: 9000 },
    { accounts: [three], monthToDate: 8000 },
  ];
  const { stacks, reconcile } = organizationOf([two, three], ofAll);
  stacks.refuse = (accounts) => accounts.includes(two);
  expect(await reconcile({ ...settings, tiers })).toEqual({
    ...nothing,
    begun: [three],
    refused: [{ accounts: [two], cause: new Error('Not now') }],
  });
  stacks.refuse = () => false;
  expect(await reconcile({ ...settings, tiers })).toEqual({
    ...nothing,
    begun: [two],
    goingOn: [three],
  });
});

it('begins a change anew that was kept, but never begun', async () => {
  const { reconciling, reconcile, pass } = organizationOf([two], ofAll);
  await reconciling.thresholds.replaceThresholds(
    {
      account: two,
      stack: `${two}/1`,
      thresholds: { monthToDate: 9000 },
      change: 'of one that was ended',
      state: 'begun',
      at: instantFromEpoch(begin),
    },
    undefined,
  );

  // It may be about to.
  expect(await reconcile(settings)).toEqual({ ...nothing, goingOn: [two] });
  pass(15 * 60 * 1000);
  expect(await reconcile(settings)).toEqual({
    ...nothing,
    begun: [two],
    failed: [{ account: two, reason: 'The change did not come to the account' }],
  });
});

it('begins each change once where two reconcile at a time', async () => {
  const { stacks, reconcile } = organizationOf([two, three], ofAll);
  const both = await Promise.all([reconcile(settings), reconcile(settings)]);
  expect(both.flatMap(({ begun }) => begun).sort()).toEqual([two, three]);
  stacks.work();
  expect(stacks.thresholds).toEqual({
    [two]: { monthToDate: 9000 },
    [three]: { monthToDate: 9000 },
  });
});

it('applied twice to 10,000 accounts, the second time changes nothing', async () => {
  const accounts = Array.from({ length: 10_000 }, (_, number) => String(100_000_000_000 + number));
  const tiers = [
    { accounts: accounts.slice(0, 2000), monthToDate: 9000 },
    { accounts: accounts.slice(2000, 7000), daily: 70 },
  ];
  const { stacks, reconcile } = organizationOf(accounts, ofAll);
  expect((await reconcile({ ...settings, tiers })).begun).toEqual(accounts.slice(0, 7000));
  expect(stacks.begun).toHaveLength(4 + 10);
  stacks.work();
  expect(stacks.thresholds).toEqual(
    Object.fromEntries(accounts.map((id) => [id, thresholdsOf({ ...settings, tiers }, { id })])),
  );
  expect(await reconcile({ ...settings, tiers })).toEqual({
    ...nothing,
    made: accounts.slice(0, 7000),
  });
  expect(await reconcile({ ...settings, tiers })).toEqual(nothing);
  expect(stacks.begun).toHaveLength(4 + 10);
});

describe('whatever happens to accounts', () => {
  const accounts = [one, two, three, '444444444444', '555555555555'];
  const threshold = fc.integer({ min: 1, max: 3 });
  const settingsArbitrary = fc
    .record(
      {
        accounts: fc.uniqueArray(fc.constantFrom(...accounts), { minLength: 1 }),
        monthToDate: threshold,
        daily: fc.oneof(threshold, fc.constant(false as const)),
      },
      { requiredKeys: ['accounts'] },
    )
    .map((tier) => ({ monthToDate: 2, daily: 2, tiers: [tier] }));
  const happening = fc.oneof(
    fc.record({ kind: fc.constant('make' as const), account: fc.constantFrom(...accounts) }),
    fc.record({ kind: fc.constant('fail' as const), account: fc.constantFrom(...accounts) }),
    fc.record({ kind: fc.constant('settings' as const), settings: settingsArbitrary }),
    fc.record({ kind: fc.constantFrom('work' as const, 'refuse' as const, 'reconcile' as const) }),
  );

  it('they come to have what the settings say, and then nothing is changed', async () => {
    await fc.assert(
      fc.asyncProperty(settingsArbitrary, fc.array(happening), async (first, happenings) => {
        const { stacks, reconcile, pass } = organizationOf([], { monthToDate: 2, daily: 2 });
        let current: ThresholdSettings = first;
        for (const each of happenings) {
          if (each.kind === 'make') stacks.make(each.account);
          if (each.kind === 'fail') stacks.failing.add(each.account);
          if (each.kind === 'settings') current = each.settings;
          if (each.kind === 'work') stacks.work();
          if (each.kind === 'refuse') stacks.refuse = () => true;
          if (each.kind === 'reconcile') {
            await reconcile(current);
            pass(hour);
            stacks.refuse = () => false;
          }
        }
        stacks.failing.clear();
        stacks.refuse = () => false;
        for (let times = 0; times < 3; times += 1) {
          pass(24 * hour);
          await reconcile(current);
          stacks.work();
        }
        expect(stacks.thresholds).toEqual(
          Object.fromEntries(
            Object.keys(stacks.thresholds).map((id) => [id, thresholdsOf(current, { id })]),
          ),
        );
        await reconcile(current);
        expect(await reconcile(current)).toEqual(nothing);
      }),
      { numRuns: 3000 },
    );
  });
});
