import { InvalidInputError } from '@orgcost/domain';
import { parseAmount } from '@orgcost/money';
import fc from 'fast-check';
import { decimalText, picodollars, wireText } from './decimal-text';

it.each([
  [0n, '0', '0'],
  [1n, '0.000000000001', '1.0E-12'],
  [800_000n, '0.0000008', '8.0E-7'],
  [-123_000n, '-0.000000123', '-1.23E-7'],
  [999_999n, '0.000000999999', '9.99999E-7'],
  [1_000_000n, '0.000001', '0.000001'],
  [-4_281_356_035_091_300n, '-4281.3560350913', '-4281.3560350913'],
  [12_000_000_000_000n, '12', '12'],
])('writes %s picodollars as %s, and on the wire as %s', (amount, plain, wire) => {
  expect([decimalText(amount), wireText(amount)]).toEqual([plain, wire]);
});

it('writes canonical amounts, and the same on the wire', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (amount) => {
      expect(parseAmount(decimalText(amount))).toBe(decimalText(amount));
      expect(parseAmount(wireText(amount))).toBe(decimalText(amount));
      expect(picodollars(parseAmount(decimalText(amount)))).toBe(amount);
    }),
  );
});

it('reads no amount that it would have to round', () => {
  expect(() => picodollars(parseAmount('-0.0000000000001'))).toThrow(
    new InvalidInputError('-0.0000000000001 has more than 12 decimals: leave some out'),
  );
});
