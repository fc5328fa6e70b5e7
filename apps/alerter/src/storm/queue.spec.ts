import { Chance } from './chance.fixture';
import { Queue } from './queue.fixture';

const minute = 60_000;

/** What is received at a minute, each once. */
function received(queue: Queue, at: number): string[] {
  const bodies = queue
    .receive(at * minute, 100)
    .flat()
    .map(({ body }) => body);
  return [...new Set(bodies)].sort();
}

it('hides what was received for a while, and gives it to the dead letters after five times', () => {
  const queue = new Queue(new Chance(1));
  queue.send('a');
  queue.send('b');
  const times = Array.from({ length: 31 }, (_, at) => received(queue, at));
  expect(times.flatMap((bodies, at) => (bodies.length > 0 ? [at] : []))).toEqual([
    0, 6, 12, 18, 24,
  ]);
  expect(queue.deadLetters.map(({ body }) => body).sort()).toEqual(['a', 'b']);
  expect(queue.isEmpty).toBe(true);

  queue.redrive();
  expect(queue.deadLetters).toEqual([]);
  expect(received(queue, 31)).toEqual(['a', 'b']);
});

it('gives up to ten at a time, in no order, now and then one twice, and forgets what is deleted', () => {
  const queue = new Queue(new Chance(1));
  const sent = Array.from({ length: 1000 }, (_, index) => `m${index}`);
  for (const body of sent) queue.send(body);
  const batches = queue.receive(0, 100);
  const bodies = batches.flat().map(({ body }) => body);
  expect(Math.max(...batches.map(({ length }) => length))).toBe(10);
  expect([...new Set(bodies)].sort()).toEqual([...sent].sort());
  expect(bodies.slice(0, 1000)).not.toEqual(sent);
  expect(bodies.length).toBeGreaterThan(1000);
  expect(queue.deliveries).toBe(bodies.length);

  queue.delete(batches.flat().map(({ messageId }) => messageId));
  expect(queue.isEmpty).toBe(true);
});
