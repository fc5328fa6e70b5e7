import { billingPeriodOf, type BillingPeriod } from '@orgcost/domain';
import { compareAmounts, parseAmount, sumAmounts, type Amount } from '@orgcost/money';
import type { AmountsByDay } from '../series/amounts-by-day';

/** Zero where there is nothing of it. */
export function monthToDate(period: BillingPeriod, amounts: AmountsByDay): Amount {
  return sumAmounts(
    [...amounts].filter(([day]) => billingPeriodOf(day) === period).map(([, amount]) => amount),
  );
}

/** @param number whole, or a few decimals of a config file: it is written as it is meant */
export function amountOf(number: number): Amount {
  return parseAmount(String(number));
}

export function isAbove(amount: Amount, limit: Amount): boolean {
  return compareAmounts(amount, limit) > 0;
}
