import type { ChargeType } from '@orgcost/domain';
import { RunningSum, type Amount, type Currency } from '@orgcost/money';

/** What a rule took, to be split: by currency and charge type. */
export class Pool {
  readonly #sums = new Map<Currency, Map<ChargeType, RunningSum>>();

  add(currency: Currency, chargeType: ChargeType, amount: Amount): void {
    const types = this.#sums.get(currency) ?? new Map<ChargeType, RunningSum>();
    this.#sums.set(currency, types);
    const sum = types.get(chargeType) ?? new RunningSum();
    types.set(chargeType, sum);
    sum.add(amount);
  }

  /** In the order of currencies and charge types. */
  totals(): [Currency, [ChargeType, Amount][]][] {
    return sorted(this.#sums).map(([currency, types]) => [
      currency,
      sorted(types).map(([chargeType, sum]) => [chargeType, sum.total()]),
    ]);
  }
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
