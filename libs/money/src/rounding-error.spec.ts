import fc from 'fast-check';
import { amounts } from './amount-arbitraries.fixture';
import { differByRoundingAtMost, parseAmount, roundAmount, sumAmounts } from './index';

test.each([
  ['1.0000000001', '1', 2, true],
  ['1.0000000001', '1', 1, false],
  ['1', '1.0000000001', 2, true],
  ['1', '1.0000000001', 1, false],
  ['-7', '-7', 0, true],
  ['-7', '7', 1000, false],
])('%s and %s of %d rounded numbers: %s', (a, b, rounded, expected) => {
  const rounding = { rounded, decimals: 10 };
  expect(differByRoundingAtMost(parseAmount(a), parseAmount(b), rounding)).toBe(expected);
});

test('a sum of rounded parts and the rounded sum of the parts stand for the same', () => {
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 20 }), fc.nat(12), (parts, decimals) => {
      const sum = sumAmounts(parts.map((part) => roundAmount(part, decimals)));
      const given = roundAmount(sumAmounts(parts), decimals);
      const rounding = { rounded: parts.length + 1, decimals };
      expect(differByRoundingAtMost(sum, given, rounding)).toBe(true);
    }),
  );
});
