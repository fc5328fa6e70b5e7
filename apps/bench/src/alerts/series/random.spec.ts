import { Random, seedOf } from './random';

it('gives the numbers of mulberry32, the same for the same seed', () => {
  const random = new Random(1);
  expect([random.next(), random.next(), random.next()].map((each) => each * 2 ** 32)).toEqual([
    2693262067, 11749833, 2265367787,
  ]);
});

it('spreads normal numbers as they have to be', () => {
  const random = new Random(7);
  const numbers = Array.from({ length: 10_000 }, () => random.normal());
  const within = (limit: number) => numbers.filter((each) => Math.abs(each) < limit).length;
  expect(within(1) / 10_000).toBeCloseTo(0.683, 2);
  expect(within(2) / 10_000).toBeCloseTo(0.954, 2);
});

it('makes a seed of a text, by FNV-1a', () => {
  expect(seedOf('foobar') >>> 0).toBe(0xbf9cf968);
});
