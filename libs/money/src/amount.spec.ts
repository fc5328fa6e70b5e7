import fc from 'fast-check';
import { InvalidAmountError, isZero, parseAmount, zero, type Amount } from './index';
import { amounts, unitsOf, writtenAmounts } from './amount-arbitraries.fixture';

describe('parseAmount', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.000', '0'],
    ['+1', '1'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['1.10', '1.1'],
    ['100', '100'],
    ['4281.3560350913', '4281.3560350913'],
    ['8.0E-7', '0.0000008'],
    ['+1e+3', '1000'],
    ['-1.5e-13', '-0.00000000000015'],
    ['0e9999', '0'],
    ['9'.repeat(64), '9'.repeat(64)],
    [`0.${'0'.repeat(63)}1`, `0.${'0'.repeat(63)}1`],
    [`${'1'.repeat(64)}.${'1'.repeat(64)}`, `${'1'.repeat(64)}.${'1'.repeat(64)}`],
  ])('%s is %s', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  test.each([
    '',
    ' ',
    '.',
    '-',
    '1,5',
    '1 000',
    '1_000',
    ' 1',
    '1\n',
    '--1',
    '+-1',
    '1e',
    '1e1.5',
    'e5',
  ])('%j is refused', (text) => {
    expect(() => parseAmount(text)).toThrow(
      new InvalidAmountError(text, 'expected a decimal number such as -12.3456'),
    );
  });

  test.each(['NaN', 'Infinity', '0x10', '12USD', '１２', '1e99999', 'x'.repeat(100)])(
    '%s is refused',
    (text) => {
      expect(() => parseAmount(text)).toThrow(InvalidAmountError);
    },
  );

  test.each([
    '1e64',
    '1'.repeat(65),
    '1e-65',
    `0.${'0'.repeat(64)}1`,
    '1.5e-64',
    '1e9999',
    '-1e-9999',
  ])('%s is beyond what a bill contains', (text) => {
    expect(() => parseAmount(text)).toThrow(
      'more than 64 digits before or after the decimal point',
    );
  });

  test('a hostile text is named by its start only', () => {
    expect(() => parseAmount(`${'9'.repeat(50)}x`)).toThrow(
      `"${'9'.repeat(40)}…" is not an amount: expected a decimal number such as -12.3456`,
    );
  });

  test('what is written in whatever way has one spelling, of the same value', () => {
    fc.assert(
      fc.property(writtenAmounts, ({ text, units }) => {
        const amount = parseAmount(text);
        expect(unitsOf(amount)).toBe(units);
        expect(amount).toMatch(/^(?:0|-?(?:[1-9]\d*|0(?=\.))(?:\.\d*[1-9])?)$/);
      }),
    );
  });

  test('an amount is read as it is printed', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseAmount(amount)).toBe(amount);
      }),
    );
  });
});

test('isZero', () => {
  expect(
    [zero, parseAmount('-0.0'), parseAmount('0.1')].map((amount: Amount) => isZero(amount)),
  ).toEqual([true, true, false]);
});
