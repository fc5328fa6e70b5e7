import { canonical, zero, type Amount } from './amount';
import { Decimal } from './decimal';
import { RunningSum } from './running-sum';

/** Exact sum; `0` for none. Callers keep currencies apart. */
export function sumAmounts(amounts: Iterable<Amount>): Amount {
  const sum = new RunningSum();
  for (const amount of amounts) sum.add(amount);
  return sum.total();
}

export function addAmounts(a: Amount, b: Amount): Amount {
  return canonical(new Decimal(a).plus(b));
}

export function subtractAmounts(a: Amount, b: Amount): Amount {
  return canonical(new Decimal(a).minus(b));
}

export function multiplyAmounts(a: Amount, b: Amount): Amount {
  return canonical(new Decimal(a).times(b));
}

export function negateAmount(amount: Amount): Amount {
  return subtractAmounts(zero, amount);
}

/** Negative when `a` is less than `b`, 0 when equal: fits `Array.sort`. */
export function compareAmounts(a: Amount, b: Amount): number {
  return new Decimal(a).cmp(b);
}

export function isZero(amount: Amount): boolean {
  return amount === zero;
}

export function absoluteAmount(amount: Amount): Amount {
  return amount.startsWith('-') ? negateAmount(amount) : amount;
}
