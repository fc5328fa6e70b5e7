import { addDays, parseUtcDay, type DayRange } from '@orgcost/domain';
import { contentsOfLedger, truth, type Contents } from './support/contents';
import type { WriteFate } from './support/dynamodb-proxy';
import { createWorld, type World } from './support/world';

jest.setTimeout(300_000);

const today = parseUtcDay('2026-11-03');
const range: DayRange = { from: parseUtcDay('2026-10-01'), to: addDays(today, 1) };

function contents(world: World): Promise<Contents> {
  return contentsOfLedger(world.ledger, world.accounts, range);
}

describe('a collection that is stopped at a write', () => {
  it.each<WriteFate>(['refuse', 'lose-answer'])(
    'and run again plainly leaves what an undisturbed one does, at every write (%s)',
    async (fate) => {
      const options = { today, months: 1, accounts: 3 };
      await using undisturbed = await createWorld(options);
      await undisturbed.sync();
      undisturbed.dynamoDb.reset();
      await undisturbed.collect();
      const expected = await contents(undisturbed);
      const writes = undisturbed.dynamoDb.writes;
      expect(writes).toBeGreaterThan(15);

      for (let boundary = 1; boundary <= writes; boundary += 1) {
        await using world = await createWorld(options);
        await world.sync();
        world.dynamoDb.reset();
        // From the boundary on nothing arrives: the process is as good as dead.
        world.dynamoDb.onWrite((number) =>
          number === boundary ? fate : number < boundary ? 'pass' : 'refuse',
        );
        await expect(world.collect({}, world.sources, { concurrency: 1 })).rejects.toThrow();
        world.dynamoDb.reset();
        await world.collect();
        expect(await contents(world)).toEqual(expected);
      }
    },
  );
});

describe('two overlapping runs', () => {
  it('end with what the newer saw, when the older finishes last', async () => {
    await using world = await createWorld({ today, months: 1, accounts: 6 });
    await world.sync();
    const tomorrow = addDays(today, 1);
    const ids = world.accounts;

    // The older run has read everything, and is then held before its first cost is recorded.
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const { costs } = world.ledger;
    let waiting = 0;
    const older = world.collect({ mode: 'payer' }, world.sources, {
      costs: {
        days: (...args) => costs.days(...args),
        months: (...args) => costs.months(...args),
        organizationMonth: (...args) => costs.organizationMonth(...args),
        async record(observation) {
          waiting += 1;
          await released;
          return costs.record(observation);
        },
      },
    });
    while (waiting === 0) await new Promise((resolve) => setTimeout(resolve, 5));

    world.setToday(tomorrow);
    await world.collect({ mode: 'payer' });
    release();
    const { results } = await older;

    expect(results.every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(results.some(({ daysSuperseded }) => daysSuperseded > 0)).toBe(true);
    const longer = { ...range, to: addDays(tomorrow, 1) };
    expect(await contentsOfLedger(world.ledger, ids, longer)).toEqual(
      truth(world.aws, ids, longer, 'payer', tomorrow),
    );
  });
});
