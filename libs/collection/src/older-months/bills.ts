import type { AccountId, BillingPeriod } from '@orgcost/domain';
import type { PageMeter } from '../run/page-meter';
import type { BilledMonth, BillingLedger } from '../ports/billing-ledger';
import type { MonthlyTotal, PayerCostSource } from '../ports/cost-source';
import { monthTotals, type MonthTotals } from './month-totals';

export interface AccountMonth {
  readonly account: AccountId;
  readonly period: BillingPeriod;
}

export function keyOf({ account, period }: AccountMonth): string {
  return `${period} ${account}`;
}

/** What the payer is billed for an account and month. */
export interface Bill extends AccountMonth {
  readonly totals: MonthTotals;
}

/** What the payer says now, by month and account. */
export async function askPayer(
  payer: Pick<PayerCostSource, 'readMonthlyTotals'>,
  periods: readonly BillingPeriod[],
  meter: PageMeter,
): Promise<Map<string, Bill>> {
  const lines = new Map<string, [MonthlyTotal, ...MonthlyTotal[]]>();
  for (const line of await payer.readMonthlyTotals(periods, meter)) {
    const ofMonth = lines.get(keyOf(line));
    if (ofMonth) ofMonth.push(line);
    else lines.set(keyOf(line), [line]);
  }
  return new Map(
    [...lines].map(([key, ofMonth]) => {
      const [{ account, period }] = ofMonth;
      return [key, { account, period, totals: monthTotals(ofMonth) }];
    }),
  );
}

/** What the payer said when the ledger took the months over, by month and account. */
export async function keptBills(
  billing: Pick<BillingLedger, 'billedMonths'>,
  periods: readonly BillingPeriod[],
): Promise<Map<string, BilledMonth>> {
  const bills = new Map<string, BilledMonth>();
  for (const period of periods) {
    for await (const month of billing.billedMonths(period)) bills.set(keyOf(month), month);
  }
  return bills;
}
