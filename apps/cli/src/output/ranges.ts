import { compareAmounts, readableAmount, zero, type Amount } from '@orgcost/money';
import type { AmountRange, Range } from '@orgcost/pricing';

/** `300` or `300–1,200`. */
export function readableRange({ atLeast, atMost }: Range): string {
  return ends(atLeast.toLocaleString('en-US'), atMost.toLocaleString('en-US'));
}

/** US dollars, such as `3.49` or `22.75–240.10`; what would round to nothing is `<0.01`. */
export function readableAmountRange({ atLeast, atMost }: AmountRange): string {
  return ends(readableCents(atLeast), readableCents(atMost));
}

function ends(atLeast: string, atMost: string): string {
  return atLeast === atMost ? atLeast : `${atLeast}–${atMost}`;
}

function readableCents(amount: Amount): string {
  const text = readableAmount(amount);
  return text === '0.00' && compareAmounts(amount, zero) > 0 ? '<0.01' : text;
}
