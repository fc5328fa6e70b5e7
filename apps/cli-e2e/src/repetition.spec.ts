import { addDays, parseUtcDay, startOfDay, type DayRange } from '@orgcost/domain';
import { contentsOfLedger, truth, type Contents } from './support/contents';
import type { WrittenItem } from './support/dynamodb-proxy';
import { createWorld } from './support/world';

jest.setTimeout(120_000);

const today = parseUtcDay('2026-11-03');
const range: DayRange = { from: parseUtcDay('2026-10-01'), to: addDays(today, 1) };

function isCostItem({ sk }: WrittenItem): boolean {
  return sk.startsWith('day#') || sk.startsWith('month#');
}

/** Account and day of each day revision. */
function daysWritten(items: readonly WrittenItem[]): string[] {
  return items
    .filter(({ sk }) => sk.startsWith('day#'))
    .map(({ pk, sk }) => `${pk.slice('account#'.length)} ${sk.slice(4, 14)}`)
    .sort();
}

/** Account and day of what is in one and not, or otherwise, in the other. */
function daysThatDiffer(before: Contents, after: Contents): string[] {
  return Object.entries(after)
    .flatMap(([account, days]) => {
      const known = new Map(
        (before[account] ?? []).map((costs) => [costs.day, JSON.stringify(costs)]),
      );
      return days
        .filter((costs) => known.get(costs.day) !== JSON.stringify(costs))
        .map(({ day }) => `${account} ${day}`);
    })
    .sort();
}

describe('collecting again', () => {
  it.each(['member', 'payer'] as const)(
    'writes no cost item in %s mode, only the run’s own records',
    async (mode) => {
      await using world = await createWorld({ today, months: 1 });
      await world.sync();
      await world.collect({ mode });
      expect(world.dynamoDb.written.some(isCostItem)).toBe(true);

      world.dynamoDb.reset();
      const { run, results } = await world.collect({ mode });
      expect(run.status).toBe('complete');
      const written = world.dynamoDb.written.map(({ pk, sk }) => `${pk.split('#')[0]} ${sk}`);
      expect([...new Set(written)].sort()).toEqual([
        ...results.map(({ account }) => `run account#${account}`),
        'run run',
      ]);
    },
  );

  it('writes only changed days after the date advances, and keeps what they replaced', async () => {
    await using world = await createWorld({ today, months: 1 });
    await world.sync();
    await world.collect({ mode: 'payer' });
    const ids = world.accounts;
    const before = truth(world.aws, ids, range, 'payer', today);

    const tomorrow = addDays(today, 1);
    world.setToday(tomorrow);
    world.dynamoDb.reset();
    await world.collect({ mode: 'payer' });

    const longer = { ...range, to: addDays(tomorrow, 1) };
    const after = truth(world.aws, ids, longer, 'payer', tomorrow);
    const changed = daysThatDiffer(before, after);
    expect(daysWritten(world.dynamoDb.written)).toEqual(changed);
    expect(changed.length).toBeLessThan(Object.values(after).flat().length / 2);
    expect(await contentsOfLedger(world.ledger, ids, longer)).toEqual(after);
    expect(await contentsOfLedger(world.ledger, ids, longer, startOfDay(tomorrow))).toEqual(before);
  });

  it('finds money that moved in months long closed', async () => {
    const start = parseUtcDay('2026-05-20');
    // The first twelve have all of the past that moves.
    await using world = await createWorld({ today: start, months: 2, accounts: 12 });
    await world.sync();
    const ids = world.accounts;
    await world.collect({ mode: 'payer', since: parseUtcDay('2026-04-01') });
    const closed: DayRange = { from: parseUtcDay('2026-04-01'), to: parseUtcDay('2026-06-01') };

    // A week at a time, as the watch over older months is due.
    for (let day = start; day <= parseUtcDay('2026-08-20'); day = addDays(day, 7)) {
      world.setToday(day);
      await world.collect({ mode: 'payer' });
    }
    const last = parseUtcDay('2026-08-20');
    const restated = daysThatDiffer(
      truth(world.aws, ids, closed, 'payer', parseUtcDay('2026-06-09')),
      truth(world.aws, ids, closed, 'payer', last),
    );
    expect(restated.length).toBeGreaterThan(0);
    world.setToday(last);
    await world.collect({ mode: 'payer' });
    expect(await contentsOfLedger(world.ledger, ids, closed)).toEqual(
      truth(world.aws, ids, closed, 'payer', last),
    );
  });
});
