import { parseAmount } from '@orgcost/money';
import { partNameOf } from './part-name';

it.each([
  ['usage', '12', 'Usage'],
  ['credit', '-12', 'Credits'],
  ['to-come', '12', 'Still to come (forecast)'],
  ['not-in-ledger', '12', 'Metered by AWS, not in the ledger yet'],
  ['not-in-ledger', '-12', 'In the ledger, not metered by AWS yet'],
] as const)('%s of %s is %s', (part, amount, name) => {
  expect(partNameOf({ part, amount: parseAmount(amount) })).toBe(name);
});
