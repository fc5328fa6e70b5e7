import {
  addMetricAmounts,
  type AccountId,
  type ChargeType,
  type CostLine,
  type MetricAmounts,
} from '@orgcost/domain';
import type { Currency } from '@orgcost/money';
import type { ChargedAccount } from '../allocate/charge';
import type { BillLine } from '../bill/bill';

/** What an account's charges of one type come to. */
export interface AccountTotal {
  readonly account: AccountId;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly amounts: MetricAmounts;
  /** Amounts that were added: each may have been rounded. */
  readonly count: number;
}

/** By what a bill and a ledger can be told apart: account, charge type and currency. */
export function totalKey({
  account,
  chargeType,
  currency,
}: Pick<AccountTotal, 'account' | 'chargeType' | 'currency'>): string {
  return `${account}\u0000${chargeType}\u0000${currency}`;
}

export function chargedTotals(accounts: readonly ChargedAccount[]): Map<string, AccountTotal> {
  const totals = new Map<string, AccountTotal>();
  for (const { account, owned } of accounts) {
    for (const { matrix } of owned) {
      for (const line of matrix) addTo(totals, { ...line, account });
    }
  }
  return totals;
}

export function billedTotals(lines: readonly BillLine[]): Map<string, AccountTotal> {
  const totals = new Map<string, AccountTotal>();
  for (const line of lines) addTo(totals, line);
  return totals;
}

function addTo(
  totals: Map<string, AccountTotal>,
  {
    account,
    chargeType,
    currency,
    amounts,
  }: Pick<CostLine, 'chargeType' | 'currency' | 'amounts'> & { readonly account: AccountId },
): void {
  const key = totalKey({ account, chargeType, currency });
  const before = totals.get(key);
  totals.set(
    key,
    before
      ? { ...before, amounts: addMetricAmounts(before.amounts, amounts), count: before.count + 1 }
      : { account, chargeType, currency, amounts, count: 1 },
  );
}
