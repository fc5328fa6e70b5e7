import fc from 'fast-check';
import { amounts, unitsOf } from './amount-arbitraries.fixture';
import {
  addAmounts,
  compareAmounts,
  multiplyAmounts,
  negateAmount,
  parseAmount,
  subtractAmounts,
  sumAmounts,
} from './index';

const amount = parseAmount;

test('what a float gets wrong', () => {
  expect(addAmounts(amount('0.1'), amount('0.2'))).toBe('0.3');
  expect(addAmounts(amount('9007199254740993'), amount('0.0000000000001'))).toBe(
    '9007199254740993.0000000000001',
  );
  expect(subtractAmounts(amount('1.005'), amount('1'))).toBe('0.005');
  expect(multiplyAmounts(amount('1.1'), amount('-1.1'))).toBe('-1.21');
});

test('sums are exact and canonical', () => {
  fc.assert(
    fc.property(fc.array(amounts), (items) => {
      const sum = sumAmounts(items);
      expect(unitsOf(sum)).toBe(items.reduce((units, item) => units + unitsOf(item), 0n));
      expect(amount(sum)).toBe(sum);
    }),
  );
});

test('the order of a sum does not matter', () => {
  fc.assert(
    fc.property(
      fc
        .array(amounts)
        .chain((items) =>
          fc.tuple(
            fc.constant(items),
            fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length }),
          ),
        ),
      ([items, shuffled]) => {
        expect(sumAmounts(shuffled)).toBe(sumAmounts(items));
      },
    ),
  );
});

test('the parts of a sum add up to it, and no items to zero', () => {
  expect(sumAmounts([])).toBe('0');
  fc.assert(
    fc.property(fc.array(amounts), fc.array(amounts), (left, right) => {
      expect(addAmounts(sumAmounts(left), sumAmounts(right))).toBe(sumAmounts([...left, ...right]));
    }),
  );
});

test('subtraction and negation undo addition', () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      expect(subtractAmounts(addAmounts(a, b), b)).toBe(a);
      expect(addAmounts(a, negateAmount(a))).toBe('0');
      expect(subtractAmounts(a, b)).toBe(addAmounts(a, negateAmount(b)));
    }),
  );
});

test('products are exact', () => {
  fc.assert(
    fc.property(amounts, fc.integer(), (a, factor) => {
      expect(unitsOf(multiplyAmounts(a, amount(String(factor))))).toBe(unitsOf(a) * BigInt(factor));
    }),
  );
});

test('amounts are ordered by value', () => {
  expect(['10', '9', '-1', '0', '0.5'].map(amount).sort(compareAmounts)).toEqual([
    '-1',
    '0',
    '0.5',
    '9',
    '10',
  ]);
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      const [left, right] = [unitsOf(a), unitsOf(b)];
      expect(compareAmounts(a, b)).toBe(left < right ? -1 : Number(left > right));
      expect(compareAmounts(a, b) === 0).toBe(a === b);
    }),
  );
});
