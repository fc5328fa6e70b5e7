import type { BillingPeriod } from '@orgcost/domain';
import { isZero, multiplyAmounts, negateAmount, parseAmount, type Amount } from '@orgcost/money';
import type { Adjustment } from '../rules/adjustment';
import type { LineOf } from '../statements/statement-line';
import type { Account, Books } from './books';

/** Adds the adjustments of a month, each of what the rules have charged, without one another. */
export function adjust(
  books: Books,
  adjustments: readonly Adjustment[],
  period: BillingPeriod,
): void {
  const before = books.all().map((account) => ({ account, charged: account.total.total() }));
  for (const adjustment of adjustments.filter((each) => isIn(each, period))) {
    for (const { account, charged } of before) {
      const line = adjustmentLine(adjustment, account, charged);
      if (!line || isZero(line.amount)) continue;
      books.add(account, line);
      if (adjustment.offset === undefined) continue;
      books.charge(adjustment.offset, account.currency, offsetOf(line, account));
    }
  }
}

/** Whether it is for the month. */
export function isIn({ from, to }: Adjustment, period: BillingPeriod): boolean {
  return (from === undefined || from <= period) && (to === undefined || period < to);
}

const hundredth = parseAmount('0.01');

/** @param of what the cost center is charged, adjustments aside */
export function adjustmentLine(
  { name, reason, costCenters, percent, amount, currency, offset }: Adjustment,
  account: Pick<Account, 'costCenter' | 'currency'>,
  of: Amount,
): LineOf<'adjustment'> | undefined {
  const isOther = costCenters ? !costCenters.includes(account.costCenter) : false;
  if (isOther || account.costCenter === offset) return undefined;
  const line = { kind: 'adjustment', name, reason } as const;
  if (percent !== undefined) {
    const share = multiplyAmounts(multiplyAmounts(of, percent), hundredth);
    return { ...line, percent, of, amount: share };
  }
  return amount !== undefined && currency === account.currency ? { ...line, amount } : undefined;
}

/** What the cost center that gets it sees of it. */
export function offsetOf(
  line: LineOf<'adjustment'>,
  { costCenter }: Pick<Account, 'costCenter'>,
): LineOf<'adjustment'> {
  return { ...line, from: costCenter, amount: negateAmount(line.amount) };
}
