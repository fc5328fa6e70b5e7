import { chargeGroupOf, type CostLine } from '@orgcost/domain';
import { isZero, RunningSum, subtractAmounts, sumAmounts, type Amount } from '@orgcost/money';
import type { Counted } from '../series/amounts-by-day';
import type { ObservedDay } from '../series/observed-day';
import { amountParts, type AmountPart, type AmountShare } from './explanation';

/** What charges sum to, by their groups, in the order of `amountParts`; of what is nothing there is no part. */
export function partsOf(
  days: readonly ObservedDay[],
  { metric, currency }: Counted,
  counts: (line: CostLine) => boolean,
): AmountShare[] {
  const sums = new Map<AmountPart, RunningSum>();
  for (const line of days.flatMap(({ matrix }) => matrix)) {
    const amount = line.amounts[metric];
    if (amount === undefined || line.currency !== currency || !counts(line)) continue;
    const group = chargeGroupOf(line.chargeType);
    const sum = sums.get(group) ?? new RunningSum();
    sums.set(group, sum);
    sum.add(amount);
  }
  return amountParts
    .map((part) => ({ part, amount: sums.get(part)?.total() }))
    .filter((share): share is AmountShare => share.amount !== undefined && !isZero(share.amount));
}

/** The same with what is lacking of an amount, or too much, so that they sum to it. */
export function completed(
  parts: readonly AmountShare[],
  amount: Amount,
  rest: 'to-come' | 'not-in-ledger',
): AmountShare[] {
  const lacking = subtractAmounts(amount, sumAmounts(parts.map((each) => each.amount)));
  return isZero(lacking) ? [...parts] : [...parts, { part: rest, amount: lacking }];
}
