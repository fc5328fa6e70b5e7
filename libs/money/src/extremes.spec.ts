import { parseAmount } from './amount';
import { largerAmount, smallerAmount } from './extremes';

it.each([
  ['2', '10'],
  ['-10', '2'],
  ['0.09', '0.1'],
  ['3', '3'],
])('%s is the smaller one, %s the larger', (a, b) => {
  const [smaller, larger] = [parseAmount(a), parseAmount(b)];
  expect(smallerAmount(smaller, larger)).toBe(smaller);
  expect(smallerAmount(larger, smaller)).toBe(smaller);
  expect(largerAmount(smaller, larger)).toBe(larger);
  expect(largerAmount(larger, smaller)).toBe(larger);
});
