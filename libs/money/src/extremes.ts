import type { Amount } from './amount';
import { compareAmounts } from './arithmetic';

export function largerAmount(a: Amount, b: Amount): Amount {
  return compareAmounts(a, b) >= 0 ? a : b;
}

export function smallerAmount(a: Amount, b: Amount): Amount {
  return compareAmounts(a, b) <= 0 ? a : b;
}
