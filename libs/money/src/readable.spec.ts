import { parseAmount, readableAmount } from './index';

test.each([
  ['0', '0.00'],
  ['-0.005', '0.00'],
  ['999.995', '1,000.00'],
  ['1204.5', '1,204.50'],
  ['-1204.5', '-1,204.50'],
  ['-100', '-100.00'],
  ['1234567.125', '1,234,567.12'],
])('%s is read as %s', (amount, readable) => {
  expect(readableAmount(parseAmount(amount))).toBe(readable);
});
