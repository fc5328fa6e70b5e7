import { parseAmount, percentage, zero } from './index';

test.each([
  ['1', '3', 2, '33.33'],
  ['2', '3', 2, '66.67'],
  ['13', '400', 2, '3.25'],
  ['1', '80000', 2, '0'],
  ['1', '16000', 3, '0.006'],
  ['-1', '8', 1, '-12.5'],
  ['0', '5', 2, '0'],
  ['7', '7', 0, '100'],
  ['12345678901234567890.5', '24691357802469135781', 4, '50'],
  ['1', '800', 2, '0.12'],
  ['3', '800', 2, '0.38'],
])('%s of %s, to %i decimals, is %s percent', (part, whole, decimals, percents) => {
  expect(percentage(parseAmount(part), parseAmount(whole), decimals)).toBe(percents);
});

it('refuses a part of zero', () => {
  expect(() => percentage(parseAmount('1'), zero, 2)).toThrow(
    new RangeError('There is no part of zero'),
  );
});
