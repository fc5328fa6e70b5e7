import { parseAmount, type Amount } from '@orgcost/money';

/** Whole cents, which a made-up cost is computed in, to exact US dollars. */
export function amountOfCents(cents: number): Amount {
  return parseAmount(`${Math.round(cents)}e-2`);
}
