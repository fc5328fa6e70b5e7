import { parseUtcDay } from '@orgcost/domain';
import { plannedRun, window } from '../collect/collection.fixture';
import type { CollectionPlan } from '../plan/plan';
import { leastPages } from './least-pages';
import type { QueryFacts } from './queries';

const [web, shop] = ['111111111111', '222222222222'];
const march = { from: parseUtcDay('2026-03-01'), to: parseUtcDay('2026-04-01') };
const older = { ...march, bill: { digest: 'a', again: false } };
const plan: CollectionPlan = {
  ...plannedRun,
  watchOlderMonths: false,
  tasks: [
    { account: web, ranges: [window, older] },
    { account: shop, ranges: [window, older] },
  ],
  alreadyComplete: [],
};
const facts: QueryFacts = {
  past: [],
  outcomes: new Map(),
  chargeTypes: new Map(),
  hasPayer: false,
  firstBills: { queries: 0, bills: 0 },
  verify: false,
  batchesOf: (accounts) => [accounts],
};

describe('the fewest pages that complete an account', () => {
  it('are one for each of its ranges', () => {
    expect(leastPages(plan, 'member', facts)).toBe(2);
  });

  it('come after those that find accounts which were never listed', () => {
    expect(leastPages(plan, 'member', { ...facts, hasPayer: true })).toBe(3);
  });

  it('come after those that tell what months are billed that are read for the first time', () => {
    const backfill = { ...plan, tasks: [{ account: web, ranges: [march] }] };
    const known = { ...facts, hasPayer: true, firstBills: { queries: 13, bills: 130_000 } };
    expect(leastPages(backfill, 'member', known)).toBe(1 + 13 + 1);
    expect(leastPages(backfill, 'payer', known)).toBe(1 + 3);
  });

  it('are those of the smallest batch where the payer is asked', () => {
    expect(leastPages(plan, 'payer', facts)).toBe(1 + 3);
    const chargeTypes = new Map([[web, new Set(['Usage', 'Tax'])]]);
    expect(leastPages(plan, 'payer', { ...facts, chargeTypes })).toBe(1 + 4);
    const denied = new Map([web, shop].map((account) => [account, 'denied' as const]));
    expect(
      leastPages(plan, 'member', { ...facts, outcomes: denied, hasPayer: true, chargeTypes }),
    ).toBe(1 + 4);
  });

  it('are none where nothing can be read', () => {
    const denied = new Map([web, shop].map((account) => [account, 'denied' as const]));
    expect(leastPages(plan, 'member', { ...facts, outcomes: denied })).toBe(0);
  });
});
