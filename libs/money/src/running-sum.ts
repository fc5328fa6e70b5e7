import { canonical, type Amount } from './amount';
import { Decimal } from './decimal';

/**
 * Adds exactly what comes in, one by one; the caller keeps currencies apart. A month of an organization has a million
 * amounts: as whole numbers of the smallest unit seen they are added several times as quickly as decimals.
 */
export class RunningSum {
  #units = 0n;
  /** How many decimals a unit stands for. */
  #decimals = 0;

  add(amount: Amount): void {
    const point = amount.indexOf('.');
    const decimals = point < 0 ? 0 : amount.length - point - 1;
    const units = BigInt(amount.replace('.', ''));
    const more = decimals - this.#decimals;
    if (more > 0) {
      this.#units = this.#units * 10n ** BigInt(more) + units;
      this.#decimals = decimals;
    } else {
      this.#units += more === 0 ? units : units * 10n ** BigInt(-more);
    }
  }

  /** `0` while nothing was added. */
  total(): Amount {
    return canonical(new Decimal(`${this.#units}e-${this.#decimals}`));
  }
}
