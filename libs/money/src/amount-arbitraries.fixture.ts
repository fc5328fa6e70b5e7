import fc from 'fast-check';
import { parseAmount, type Amount } from './amount';

/** Digits after the point in `unitsOf`: more than any generated amount has. */
const scale = 60;

/** The naive way to be exact: a whole number of 1e-60. */
export function unitsOf(amount: string): bigint {
  const [whole = '', decimals = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + decimals.padEnd(scale, '0'));
  return amount.startsWith('-') ? -units : units;
}

/** Decimal numbers in every spelling, with their value in units. */
export const writtenAmounts = fc
  .record({
    sign: fc.constantFrom('', '-', '+'),
    whole: fc.stringMatching(/^\d{1,25}$/),
    decimals: fc.option(fc.stringMatching(/^\d{0,25}$/)),
    exponent: fc.option(fc.integer({ min: -30, max: 30 })),
  })
  .map(({ sign, whole, decimals, exponent }) => {
    const zeros = '0'.repeat(scale - (decimals ?? '').length + (exponent ?? 0));
    const units = BigInt(whole + (decimals ?? '') + zeros);
    return {
      text: `${sign}${whole}${decimals === null ? '' : `.${decimals}`}${exponent === null ? '' : `e${exponent}`}`,
      units: sign === '-' ? -units : units,
    };
  });

export const amounts: fc.Arbitrary<Amount> = writtenAmounts.map(({ text }) => parseAmount(text));
