import { parseUtcDay } from '@orgcost/domain';
import fc from 'fast-check';
import { batchesOf } from './batches';

const range = { from: parseUtcDay('2026-11-01'), to: parseUtcDay('2026-11-24') };

function tasks(count: number) {
  return Array.from({ length: count }, (_, index) => ({ account: `${index}`, ranges: [range] }));
}

test('batches have as many accounts as they may, the last the rest', () => {
  const [a, b, c, d, e] = tasks(5);
  expect(batchesOf(tasks(5), 2)).toEqual([[a, b], [c, d], [e]]);
});

test('nothing to read takes no batch', () => {
  expect(batchesOf([], 2)).toEqual([]);
});

test('batches have every task once, in order, none more than its size', () => {
  fc.assert(
    fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }), (count, size) => {
      const batches = batchesOf(tasks(count), size);
      expect(batches.flat()).toEqual(tasks(count));
      expect(batches.every((batch) => batch.length > 0 && batch.length <= size)).toBe(true);
    }),
  );
});
