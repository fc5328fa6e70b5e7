import { CappedPageMeter, verifyViews } from '@orgcost/collection';
import { addDays, parseUtcDay, type DayRange } from '@orgcost/domain';
import * as fc from 'fast-check';
import { contentsOfLedger, outcomesOf, truth } from './support/contents';
import { expectedContents, expectedOutcomes } from './support/expected';
import { createWorld } from './support/world';

jest.setTimeout(120_000);

const today = parseUtcDay('2026-11-06');
// On day 6 the month before is still read as well.
const range: DayRange = { from: parseUtcDay('2026-10-01'), to: addDays(today, 1) };
const seeds = { numRuns: 3 };
const organizations = fc.record({ seed: fc.nat(1e6), pageSize: fc.constantFrom(23, 1000) });

describe('a collected ledger', () => {
  it('equals what each account sees, and what the payer sees of those out of reach', async () => {
    await fc.assert(
      fc.asyncProperty(organizations, async (options) => {
        await using world = await createWorld({ today, months: 1, ...options });
        await world.sync();
        const { results } = await world.collect();
        expect(outcomesOf(results)).toEqual(expectedOutcomes(world, today));
        expect(await contentsOfLedger(world.ledger, world.accounts, range)).toEqual(
          expectedContents(world, range, today),
        );
      }),
      seeds,
    );
  });

  it('equals what the payer sees, in payer mode', async () => {
    await fc.assert(
      fc.asyncProperty(organizations, async (options) => {
        await using world = await createWorld({ today, months: 1, ...options });
        await world.sync();
        const { run } = await world.collect({ mode: 'payer' });
        expect(run.outcomes).toEqual({ done: world.accounts.length });
        expect(await contentsOfLedger(world.ledger, world.accounts, range)).toEqual(
          truth(world.aws, world.accounts, range, 'payer', today),
        );
      }),
      seeds,
    );
  });
});

describe('verification', () => {
  it('names every planted difference between member and payer that shows, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), async (seed) => {
        await using world = await createWorld({ today, months: 1, seed });
        await world.sync();
        const { results } = await world.collect();
        const reached = results
          .filter(({ outcome }) => outcome === 'done')
          .map(({ account }) => account);
        const { compared, differences, notCompared } = await verifyViews(reached, range, {
          ...world.sources,
          mode: 'member',
          costs: world.ledger.costs,
          meter: new CappedPageMeter(),
          concurrency: 4,
        });
        const planted = world.aws.organization
          .differencesWithin(range, today)
          .filter(({ account }) => reached.includes(account));
        expect({ compared, notCompared }).toEqual({ compared: reached, notCompared: [] });
        expect([
          ...new Set(differences.map(({ account, cause }) => `${account} ${cause}`)),
        ]).toEqual(
          planted.map(({ account, cause }) => `${account} ${nameOf[cause] ?? cause}`).sort(),
        );
      }),
      seeds,
    );
  });
});

/** What verification calls the planted causes. */
const nameOf: Readonly<Record<string, string>> = {
  'hidden-credits': 'hidden-charges',
  'hidden-discounts': 'hidden-charges',
  'pro-forma-rates': 'other-rates',
  'joined-later': 'missing-days',
};
