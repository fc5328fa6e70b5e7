import fc from 'fast-check';
import { parseAmount, type Amount } from './amount';
import { amounts as anyAmount } from './amount-arbitraries.fixture';
import { compareAmounts } from './arithmetic';
import { medianAmount } from './median';

const amounts = (...texts: readonly string[]): Amount[] => texts.map(parseAmount);

it.each([
  [amounts('3'), '3'],
  [amounts('10', '9', '-2'), '9'],
  [amounts('2', '1'), '1.5'],
  [amounts('0.1', '0.2', '100', '-5'), '0.15'],
  [amounts('7', '7', '1', '9'), '7'],
])('of %j is %s', (given, median) => {
  expect(medianAmount(given)).toBe(median);
});

it('is nothing for none', () => {
  expect(medianAmount([])).toBeUndefined();
});

it('has as many above it as below, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(anyAmount, { minLength: 1, maxLength: 15 }), (given) => {
      const median = medianAmount(given);
      if (median === undefined) throw new Error('There is none');
      const above = given.filter((each) => compareAmounts(each, median) > 0).length;
      const below = given.filter((each) => compareAmounts(each, median) < 0).length;
      expect(Math.max(above, below)).toBeLessThanOrEqual(given.length / 2);
      expect(medianAmount([...given].reverse())).toBe(median);
    }),
  );
});
