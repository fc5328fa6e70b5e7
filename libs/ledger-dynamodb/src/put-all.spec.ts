import { putAll } from './put-all';

const items = Array.from({ length: 60 }, (_, id) => ({ id, text: `item ${id}` }));
const keyOf = ({ id }: { id: number }) => `${id}`;

it('puts again what was left over, waiting ever longer, until all is taken', async () => {
  const batches: number[] = [];
  const waits: number[] = [];
  const taken: typeof items = [];
  await putAll(
    items,
    async (batch) => {
      batches.push(batch.length);
      const half = Math.ceil(batch.length / 2);
      taken.push(...batch.slice(0, half));
      return Promise.resolve({ unprocessed: batch.slice(half).map(({ id }) => ({ id })) });
    },
    keyOf,
    async (milliseconds) => Promise.resolve(waits.push(milliseconds)),
  );
  expect(taken.sort((a, b) => a.id - b.id)).toEqual(items);
  expect(batches).toEqual([60, 30, 15, 7, 3, 1]);
  expect(waits).toEqual([50, 100, 200, 400, 800]);
});

it('puts few at a time, however many there are', async () => {
  const many = Array.from({ length: 250 }, (_, id) => ({ id }));
  const batches: number[][] = [];
  await putAll(
    many,
    async (batch) => {
      batches.push(batch.map(({ id }) => id));
      return Promise.resolve({ unprocessed: [] });
    },
    keyOf,
  );
  expect(batches.map(({ length }) => length)).toEqual([100, 100, 50]);
  expect(batches.flat()).toEqual(many.map(({ id }) => id));
});

it('gives up with a clear error', async () => {
  const waits: number[] = [];
  const all = putAll(
    items.slice(0, 2),
    async () => Promise.resolve({ unprocessed: [{ id: 1 }] }),
    keyOf,
    async (milliseconds) => Promise.resolve(waits.push(milliseconds)),
  );
  await expect(all).rejects.toThrow(
    'DynamoDB left 1 of 2 items unwritten in 9 attempts: ' +
      'the table is throttled; try again later, or allow it a higher throughput',
  );
  expect(waits).toHaveLength(8);
});
