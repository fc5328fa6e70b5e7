import { parseUtcDay } from '@orgcost/domain';
import fc from 'fast-check';
import { batchesOf } from './batches';

const range = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-11-24') };

function tasks(count: number) {
  return Array.from({ length: count }, (_, index) => ({ account: `${index}`, ranges: [range] }));
}

test('member mode reads in batches, which share the pages', () => {
  const [a, b, c, d, e] = tasks(5);
  expect(batchesOf({ mode: 'member', tasks: tasks(5) }, 2, 10)).toEqual([
    { tasks: [a, b], maxPages: 3 },
    { tasks: [c, d], maxPages: 3 },
    { tasks: [e], maxPages: 4 },
  ]);
});

test('the payer is asked for all accounts at once', () => {
  expect(batchesOf({ mode: 'payer', tasks: tasks(5) }, 2)).toEqual([{ tasks: tasks(5) }]);
});

test('nothing to read takes no batch', () => {
  expect(batchesOf({ mode: 'member', tasks: [] }, 2, 10)).toEqual([]);
  expect(batchesOf({ mode: 'payer', tasks: [] }, 2, 10)).toEqual([]);
});

test('batches have every task once, in order, none more than its size, and the whole cap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat({ max: 200 }),
      (count, size, cap) => {
        const batches = batchesOf({ mode: 'member', tasks: tasks(count) }, size, cap);
        expect(batches.flatMap((batch) => batch.tasks)).toEqual(tasks(count));
        expect(Math.max(...batches.map((batch) => batch.tasks.length))).toBeLessThanOrEqual(size);
        expect(batches.reduce((sum, { maxPages = NaN }) => sum + maxPages, 0)).toBe(cap);
      },
    ),
  );
});
