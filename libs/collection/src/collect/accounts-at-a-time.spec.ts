import fc from 'fast-check';
import { accountsAtATime } from './accounts-at-a-time';

test('a run goes as wide as it may without a cap, and as wide as its pages allow with one', () => {
  expect([undefined, 1000, 320, 319, 40, 39, 1, 0].map((cap) => accountsAtATime(16, cap))).toEqual([
    16, 16, 16, 15, 2, 1, 1, 1,
  ]);
});

test('there is always an account in hand, and large ones waste less than half of the pages', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 20, max: 50_000 }),
      (concurrency, cap) => {
        const accounts = accountsAtATime(concurrency, cap);
        expect(accounts).toBeGreaterThanOrEqual(1);
        expect(accounts).toBeLessThanOrEqual(concurrency);
        expect(accounts * 9).toBeLessThan(cap / 2);
      },
    ),
  );
});
