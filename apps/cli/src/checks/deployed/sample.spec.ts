import fc from 'fast-check';
import { sampleOf } from './sample';

test.each([
  [3, [0, 1, 2]],
  [4, [0, 1, 2, 3]],
  [10, [0, 3, 5, 8]],
])('4 of %s', (length, sample) => {
  expect(
    sampleOf(
      Array.from({ length }).map((_, index) => index),
      4,
    ),
  ).toEqual(sample);
});

test('as many as are wanted, in order, each once', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 50 }), (length, size) => {
      const sample = sampleOf(
        Array.from({ length }).map((_, index) => index),
        size,
      );
      expect(sample.length).toBe(Math.min(length, size));
      expect([...new Set(sample)].sort((a, b) => a - b)).toEqual(sample);
    }),
  );
});
