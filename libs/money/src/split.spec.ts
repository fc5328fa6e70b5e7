import fc from 'fast-check';
import { amounts, unitsOf } from './amount-arbitraries.fixture';
import { isZero, parseAmount, splitAmount, sumAmounts } from './index';

const split = (amount: string, weights: string[], decimals: number) =>
  splitAmount(parseAmount(amount), weights.map(parseAmount), decimals);

test.each([
  ['100', ['1', '1', '1'], 2, ['33.34', '33.33', '33.33']],
  ['-100', ['1', '1', '1'], 2, ['-33.34', '-33.33', '-33.33']],
  ['0.02', ['1', '1', '1'], 2, ['0.01', '0.01', '0']],
  ['0.05', ['0', '3', '0', '1'], 2, ['0', '0.04', '0', '0.01']],
  ['1', ['0', '0', '2'], 2, ['0', '0', '1']],
  ['0.0000000000001', ['1', '1'], 2, ['0.0000000000001', '0']],
  ['10', ['0.1', '0.2'], 0, ['4', '6']],
  ['0', ['1', '2'], 2, ['0', '0']],
  ['7', ['5'], 2, ['7']],
])('%s by %j', (amount, weights, decimals, shares) => {
  expect(split(amount, weights, decimals)).toEqual(shares);
});

test.each([
  ['no weights', []],
  ['weights of zero', ['0', '0']],
  ['a negative weight', ['2', '-1']],
])('%s are refused', (_what, weights) => {
  expect(() => split('1', weights, 2)).toThrow(
    new RangeError('An amount is split by weights that are not negative and not all zero'),
  );
});

const weights = fc
  .array(fc.oneof(fc.nat(1000).map(String), fc.stringMatching(/^\d{1,6}\.\d{1,6}$/)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((texts) => texts.map((text) => parseAmount(text)))
  .filter((items) => items.some((item) => !isZero(item)));

test('the shares sum to the amount, and each is within one unit of its exact part', () => {
  fc.assert(
    fc.property(amounts, weights, fc.nat(12), (amount, parts, decimals) => {
      const shares = splitAmount(amount, parts, decimals);
      expect(sumAmounts(shares)).toBe(amount);

      const scale = Math.max(decimals, amount.split('.')[1]?.length ?? 0);
      const unit = 10n ** BigInt(60 - scale);
      const total = unitsOf(sumAmounts(parts));
      shares.forEach((share, index) => {
        const weight = unitsOf(parts[index] ?? '0');
        const error = unitsOf(share) * total - unitsOf(amount) * weight;
        expect(error < unit * total && -error < unit * total).toBe(true);
        if (weight === 0n) expect(share).toBe('0');
      });
    }),
  );
});
