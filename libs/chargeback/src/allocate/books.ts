import type { ChargeType } from '@orgcost/domain';
import { RunningSum, type Amount, type Currency } from '@orgcost/money';
import type { CostCenterId } from '../ownership/cost-center';
import type { StatementLine } from '../statements/statement-line';

/** Lines of one cost center in one currency. */
export interface Account {
  readonly costCenter: CostCenterId;
  readonly currency: Currency;
  readonly lines: StatementLine[];
  /** What the lines of each charge type come to. */
  readonly byType: Map<ChargeType, RunningSum>;
  readonly total: RunningSum;
}

/** What each cost center is charged, while it is being worked out. */
export class Books {
  readonly #accounts = new Map<CostCenterId, Map<Currency, Account>>();

  /** @param chargeType under which it counts when it is passed on */
  charge(
    costCenter: CostCenterId,
    currency: Currency,
    line: StatementLine,
    chargeType?: ChargeType,
  ): void {
    this.add(this.of(costCenter, currency), line, chargeType);
  }

  add({ lines, byType, total }: Account, line: StatementLine, chargeType?: ChargeType): void {
    lines.push(line);
    total.add(line.amount);
    if (chargeType === undefined) return;
    const sum = byType.get(chargeType) ?? new RunningSum();
    byType.set(chargeType, sum);
    sum.add(line.amount);
  }

  of(costCenter: CostCenterId, currency: Currency): Account {
    const currencies = this.#accounts.get(costCenter) ?? new Map<Currency, Account>();
    this.#accounts.set(costCenter, currencies);
    const account = currencies.get(currency) ?? {
      costCenter,
      currency,
      lines: [],
      byType: new Map<ChargeType, RunningSum>(),
      total: new RunningSum(),
    };
    currencies.set(currency, account);
    return account;
  }

  /** What a cost center was charged up to now, by currency and charge type. */
  totalsOf(costCenter: CostCenterId): [Currency, [ChargeType, Amount][]][] {
    return [...(this.#accounts.get(costCenter) ?? [])].map(([currency, { byType }]) => [
      currency,
      [...byType].map(([chargeType, sum]) => [chargeType, sum.total()]),
    ]);
  }

  /** In the order of cost centers and currencies. */
  all(): Account[] {
    return [...this.#accounts.values()]
      .flatMap((currencies) => [...currencies.values()])
      .sort((a, b) => compare(a.costCenter, b.costCenter) || compare(a.currency, b.currency));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
