import type { Amount } from './amount';

// An amount as a whole number of its smallest units, 1e-scale: several times as quick to reckon with as a decimal.

/** Digits after the point. */
export function decimalsOf(amount: Amount): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

/** @param scale at least the decimals of the amount */
export function unitsOf(amount: Amount, scale: number): bigint {
  return BigInt(amount.replace('.', '') + '0'.repeat(scale - decimalsOf(amount)));
}

/** In the canonical spelling: no superfluous zeros, and no minus before zero. */
export function amountOfUnits(units: bigint, scale: number): Amount {
  const sign = units < 0n ? '-' : '';
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const decimals = digits.slice(point).replace(/0+$/, '');
  return `${sign}${digits.slice(0, point)}${decimals && `.${decimals}`}` as Amount;
}
