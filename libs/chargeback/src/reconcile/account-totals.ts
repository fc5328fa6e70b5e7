import type { AccountId, ChargeType, CostLine, Metric, MetricAmounts } from '@orgcost/domain';
import { RunningSum, type Amount, type Currency } from '@orgcost/money';
import type { ChargedAccount } from '../allocate/charge';
import type { BillLine } from '../bill/bill';

type Charge = Pick<CostLine, 'chargeType' | 'currency' | 'amounts'>;

/** What an account's charges of one type come to. */
export class AccountTotal {
  readonly #parts: MetricAmounts[] = [];

  constructor(
    readonly account: AccountId,
    readonly chargeType: ChargeType,
    readonly currency: Currency,
  ) {}

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

/** By what a bill and a ledger can be told apart: account, charge type and currency. */
export type AccountTotals = ReadonlyMap<string, AccountTotal>;

export function chargedTotals(accounts: readonly ChargedAccount[]): AccountTotals {
  const totals = new GrowingTotals();
  for (const { account, owned } of accounts) {
    for (const { matrix } of owned) {
      for (const line of matrix) totals.add(account, line);
    }
  }
  return totals.byKey();
}

export function billedTotals(lines: readonly BillLine[]): AccountTotals {
  const totals = new GrowingTotals();
  for (const line of lines) totals.add(line.account, line);
  return totals.byKey();
}

/** An account has few charge types, so that looking through them is quicker than a key for each of its lines. */
class GrowingTotals {
  readonly #ofAccounts = new Map<AccountId, AccountTotal[]>();

  add(account: AccountId, { chargeType, currency, amounts }: Charge): void {
    const totals = this.#ofAccounts.get(account) ?? [];
    this.#ofAccounts.set(account, totals);
    let total = totals.find((each) => each.chargeType === chargeType && each.currency === currency);
    if (!total) {
      total = new AccountTotal(account, chargeType, currency);
      totals.push(total);
    }
    total.add(amounts);
  }

  byKey(): AccountTotals {
    return new Map([...this.#ofAccounts.values()].flat().map((total) => [keyOf(total), total]));
  }
}

function keyOf({ account, chargeType, currency }: AccountTotal): string {
  return `${account}\u0000${chargeType}\u0000${currency}`;
}
