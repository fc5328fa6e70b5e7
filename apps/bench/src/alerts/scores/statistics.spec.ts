import { mean, quantile, ratio } from './statistics';

it('has nothing to say of nothing', () => {
  expect([mean([]), ratio(0, 0), quantile([], 0.5)]).toEqual([undefined, undefined, undefined]);
});

it('gives mean, ratio and quantiles', () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(ratio(1, 4)).toBe(0.25);
  expect(quantile([9, 1, 5], 0.5)).toBe(5);
  expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9)).toBe(9);
});
