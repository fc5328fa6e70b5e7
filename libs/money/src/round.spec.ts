import fc from 'fast-check';
import { amounts, unitsOf } from './amount-arbitraries.fixture';
import { formatAmount, parseAmount, roundAmount } from './index';

test.each([
  ['0.125', 2, '0.12', '0.12'],
  ['0.135', 2, '0.14', '0.14'],
  ['0.1250000000000000000001', 2, '0.13', '0.13'],
  ['-0.125', 2, '-0.12', '-0.12'],
  ['-0.135', 2, '-0.14', '-0.14'],
  ['2.5', 0, '2', '2'],
  ['3.5', 0, '4', '4'],
  ['0.005', 2, '0', '0.00'],
  ['-0.005', 2, '0', '0.00'],
  ['-0.006', 2, '-0.01', '-0.01'],
  ['9.999', 2, '10', '10.00'],
  ['12', 2, '12', '12.00'],
  ['1.5', 4, '1.5', '1.5000'],
  ['9007199254740993.5', 0, '9007199254740994', '9007199254740994'],
])('%s to %d decimals: %s, shown as %s', (amount, decimals, rounded, shown) => {
  expect(roundAmount(parseAmount(amount), decimals)).toBe(rounded);
  expect(formatAmount(parseAmount(amount), decimals)).toBe(shown);
});

test('rounding goes to the nearest, at a tie to the even one', () => {
  fc.assert(
    fc.property(amounts, fc.nat(20), (amount, decimals) => {
      const unit = 10n ** BigInt(60 - decimals);
      const rounded = unitsOf(roundAmount(amount, decimals));
      const distance =
        rounded > unitsOf(amount) ? rounded - unitsOf(amount) : unitsOf(amount) - rounded;
      expect(rounded % unit).toBe(0n);
      expect(2n * distance <= unit).toBe(true);
      if (2n * distance === unit) expect((rounded / unit) % 2n).toBe(0n);
    }),
  );
});

test('what is shown is what is rounded, with that many decimals', () => {
  fc.assert(
    fc.property(amounts, fc.nat(20), (amount, decimals) => {
      const shown = formatAmount(amount, decimals);
      expect(parseAmount(shown)).toBe(roundAmount(amount, decimals));
      expect(shown.split('.')[1]?.length ?? 0).toBe(decimals);
    }),
  );
});
