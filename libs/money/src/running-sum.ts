import { canonical, zero, type Amount } from './amount';
import { Decimal } from './decimal';

/**
 * Adds exactly what comes in, one by one; the caller keeps currencies apart. A month of an organization has a million
 * amounts: those with as many decimals are added as whole numbers, which is several times as quick, and only what
 * that comes to as decimals.
 */
export class RunningSum {
  readonly #byDecimals = new Map<number, bigint>();

  add(amount: Amount): void {
    const point = amount.indexOf('.');
    const decimals = point < 0 ? 0 : amount.length - point - 1;
    const before = this.#byDecimals.get(decimals) ?? 0n;
    this.#byDecimals.set(decimals, before + BigInt(amount.replace('.', '')));
  }

  /** `0` while nothing was added. */
  total(): Amount {
    let total = new Decimal(zero);
    for (const [decimals, sum] of this.#byDecimals) total = total.plus(`${sum}e-${decimals}`);
    return canonical(total);
  }
}
