import { Decimal } from './decimal';

declare const amountBrand: unique symbol;

/**
 * An exact decimal number in its one canonical spelling: no exponent, no
 * leading `+`, no superfluous zeros, zero is `0`. Two equal amounts are equal
 * strings, so amounts can be compared, hashed and stored as they are.
 * Carries no currency.
 */
export type Amount = string & { readonly [amountBrand]: true };

/** The text is not a decimal number, or far beyond what any bill contains. */
export class InvalidAmountError extends Error {
  override readonly name = 'InvalidAmountError';

  constructor(
    readonly text: string,
    reason: string,
  ) {
    super(`"${text.length > 40 ? `${text.slice(0, 40)}…` : text}" is not an amount: ${reason}`);
  }
}

const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;

/** Already spelled as `canonical` would: what a ledger gives back by the million need not be spelled again. */
const canonicalNumber = /^-?(?:0|[1-9]\d{0,63})(?:\.\d{0,63}[1-9])?$/;

/** Digits on either side of the decimal point; a bound against hostile input, not a precision. */
const maxDigits = 64;

/**
 * Reads a decimal number: digits, an optional sign, decimals and exponent
 * (`-1.5`, `.25`, `8.0E-7`), without rounding, whatever the number of decimals
 * up to 64.
 *
 * Cost Explorer documents its amounts as strings of unspecified length:
 * https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_MetricValue.html
 *
 * @throws InvalidAmountError
 */
export function parseAmount(text: string): Amount {
  if (canonicalNumber.test(text) && text !== '-0') return text as Amount;
  if (!decimalNumber.test(text)) {
    throw new InvalidAmountError(text, 'expected a decimal number such as -12.3456');
  }
  const number = new Decimal(text.replace(/^\+/, ''));
  const decimals = number.c.length - 1 - number.e;
  if (number.e >= maxDigits || decimals > maxDigits) {
    throw new InvalidAmountError(
      text,
      `more than ${maxDigits} digits before or after the decimal point`,
    );
  }
  return canonical(number);
}

export const zero: Amount = canonical(new Decimal('0'));

/**
 * Gives the brand, as `parseAmount` does to what is spelled so already: big.js prints without exponent, superfluous
 * zeros or a minus before zero.
 */
export function canonical(number: InstanceType<typeof Decimal>): Amount {
  return number.toFixed() as Amount;
}
