import fc from 'fast-check';
import { amounts, unitsOf } from './amount-arbitraries.fixture';
import { parseAmount, roundAmount, roundTogether, sumAmounts } from './index';

test.each([
  [
    ['0.333', '0.333', '0.334'],
    ['0.33', '0.33', '0.34'],
  ],
  [
    ['0.005', '0.005'],
    ['0.01', '0'],
  ],
  [
    ['-0.005', '-0.005'],
    ['0', '-0.01'],
  ],
  [
    ['1.999', '-0.999'],
    ['2', '-1'],
  ],
  [
    ['10.0033', '5.0033', '3.0000386184'],
    ['10.01', '5', '3'],
  ],
  [['12.34'], ['12.34']],
  [['0'], ['0']],
  [[], []],
])('%j', (exact, rounded) => {
  expect(roundTogether(exact.map(parseAmount), 2)).toEqual(rounded);
});

test('they sum to the rounded sum, and each is less than a unit off', () => {
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 20 }), fc.nat(4), (exact, decimals) => {
      const rounded = roundTogether(exact, decimals);
      expect(sumAmounts(rounded)).toBe(roundAmount(sumAmounts(exact), decimals));
      const unit = 10n ** BigInt(60 - decimals);
      exact.forEach((amount, index) => {
        const off = unitsOf(rounded[index] ?? '') - unitsOf(amount);
        expect(off < unit && -off < unit).toBe(true);
      });
    }),
  );
});
