import type { Statement } from '@orgcost/chargeback';
import { roundAmount, subtractAmounts, sumAmounts, type Amount } from '@orgcost/money';

/** As a line is printed: half to even. */
export function centsOf(amount: Amount): Amount {
  return roundAmount(amount, 2);
}

export function sumOfCents(lines: readonly { readonly amount: Amount }[]): Amount {
  return sumAmounts(lines.map(({ amount }) => centsOf(amount)));
}

/**
 * What makes a column of printed cents sum to what is payable. Each line is rounded on its own there, so it is not the
 * statement's `rounding`, which is of the exact amounts.
 */
export function printedRounding({ lines, payable }: Statement): Amount {
  return subtractAmounts(payable, sumOfCents(lines));
}
