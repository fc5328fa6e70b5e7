import { InvalidInputError } from '@orgcost/domain';
import type { Amount } from '@orgcost/money';
import type { Picodollars } from './charge';

const decimals = 12;

/** Plain decimal text, without superfluous zeros: `-0.5`. */
export function decimalText(amount: Picodollars): string {
  const negative = amount < 0n;
  const digits = (negative ? -amount : amount).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const text = digits.slice(0, -decimals) + (fraction && `.${fraction}`);
  return negative ? `-${text}` : text;
}

/** @throws InvalidInputError for more decimals than a picodollar has */
export function picodollars(amount: Amount): Picodollars {
  const [whole = '', fraction = ''] = amount.split('.');
  if (fraction.length > decimals) {
    throw new InvalidInputError(`${amount} has more than ${decimals} decimals: leave some out`);
  }
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** As Cost Explorer writes it: amounts below a millionth with an exponent, such as `8.0E-7`. */
export function wireText(amount: Picodollars): string {
  const digits = (amount < 0n ? -amount : amount).toString();
  if (amount === 0n || digits.length > decimals - 6) return decimalText(amount);
  const fraction = digits.slice(1).replace(/0+$/, '');
  const mantissa = `${digits.slice(0, 1)}.${fraction || '0'}`;
  return `${amount < 0n ? '-' : ''}${mantissa}E-${decimals - digits.length + 1}`;
}
