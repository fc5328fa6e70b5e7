import type { AmountPart, AmountShare } from './explanation';

const names: Readonly<Record<AmountPart, string>> = {
  usage: 'Usage',
  commitment: 'Commitments',
  tax: 'Tax',
  support: 'Support',
  credit: 'Credits',
  refund: 'Refunds',
  fee: 'Fees',
  discount: 'Discounts',
  other: 'Other',
  'to-come': 'Still to come (forecast)',
  'not-in-ledger': 'Metered by AWS, not in the ledger yet',
};

/** A part of an amount, as people read it. */
export function partNameOf({ part, amount }: AmountShare): string {
  const isMoreInLedger = part === 'not-in-ledger' && amount.startsWith('-');
  return isMoreInLedger ? 'In the ledger, not metered by AWS yet' : names[part];
}
