import type { AccountId, ChargeType, CostLine, Metric, MetricAmounts } from '@orgcost/domain';
import { RunningSum, type Amount, type Currency } from '@orgcost/money';
import type { ChargedAccount } from '../allocate/charge';
import type { BillLine } from '../bill/bill';

type Charge = Pick<CostLine, 'chargeType' | 'currency' | 'amounts'> & {
  readonly account: AccountId;
};

/** What an account's charges of one type come to. */
export class AccountTotal {
  readonly account: AccountId;
  readonly chargeType: ChargeType;
  readonly currency: Currency;
  readonly #parts: MetricAmounts[] = [];

  constructor({ account, chargeType, currency }: Omit<Charge, 'amounts'>) {
    this.account = account;
    this.chargeType = chargeType;
    this.currency = currency;
  }

  add(amounts: MetricAmounts): void {
    this.#parts.push(amounts);
  }

  /** Amounts that were added: each may have been rounded. */
  get count(): number {
    return this.#parts.length;
  }

  /** Absent where one of them is. It is added up when it is asked for: of most accounts that is one metric alone. */
  amount(metric: Metric): Amount | undefined {
    const sum = new RunningSum();
    for (const { [metric]: part } of this.#parts) {
      if (part === undefined) return undefined;
      sum.add(part);
    }
    return sum.total();
  }
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

/** By what a bill and a ledger can be told apart: account, charge type and currency. */
function addTo(totals: Map<string, AccountTotal>, charge: Charge): void {
  const { account, chargeType, currency, amounts } = charge;
  const key = `${account}\u0000${chargeType}\u0000${currency}`;
  const total = totals.get(key) ?? new AccountTotal(charge);
  totals.set(key, total);
  total.add(amounts);
}
